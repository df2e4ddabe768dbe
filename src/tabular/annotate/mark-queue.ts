import type { Mark } from './note.ts'

/** Marks in the order of the sheet, taken as the places they belong to are passed. */
export class MarkQueue {
  readonly #marks: readonly Mark[]
  #next = 0

  constructor(marks: readonly Mark[]) {
    this.#marks = marks
  }

  /** Marks of the rows above `row`. */
  takeAbove(row: number): readonly Mark[] {
    return this.#takeWhile((mark) => mark.row < row)
  }

  /** Marks of `row` to the left of `column`; all of the row where no column is given. */
  takeLeftOf(row: number, column = Number.POSITIVE_INFINITY): readonly Mark[] {
    return this.#takeWhile((mark) => mark.row === row && mark.column < column)
  }

  takeAt(row: number, column: number): Mark | undefined {
    const mark = this.#marks[this.#next]
    if (mark?.row !== row || mark.column !== column) return undefined
    this.#next += 1
    return mark
  }

  #takeWhile(belongs: (mark: Mark) => boolean): readonly Mark[] {
    const start = this.#next
    for (let mark = this.#marks[start]; mark !== undefined && belongs(mark); mark = this.#marks[this.#next])
      this.#next += 1
    return this.#next === start ? none : this.#marks.slice(start, this.#next)
  }
}

const none: readonly Mark[] = []

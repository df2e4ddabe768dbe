import { ListView } from '#kernel/list-view'
import type { Assessment } from '#procedures/model'
import { columnsOfClasses } from './build-class-columns.ts'
import { ClassReader, type ClassColumns, type CountedInput } from './class-columns.ts'
import type { ClassCounts, ScreeningInput } from './model.ts'
import type { RegisterRow } from './register.ts'

/** A school × assessment with the sums of its classes: a view, made when asked for. Positions point into `GatheredCells`. */
export interface ScreeningCell {
  readonly position: number
  readonly school: number
  readonly assessment: number
  readonly works: number
  readonly absent: number
  /** Works by primary score 0…M. */
  readonly scores: ArrayLike<number>
  /** Works with both marks, by register mark 2–5. */
  readonly register: readonly RegisterRow[]
  /** Positions of its classes in the columns: from … to − 1. */
  readonly from: number
  readonly to: number
  readonly classes: readonly ClassCounts[]
}

export interface GatheredSchool {
  readonly code: string
  readonly municipality: string
  readonly cells: ListView<ScreeningCell>
}

/** Where classes become cells and cells schools. Plain data: it may be posted to a thread as it is. */
export interface CellBounds {
  /** By cell: its first class; at the end their number. */
  readonly classFrom: Uint32Array
  /** By school: its first cell; at the end their number. */
  readonly cellFrom: Uint32Array
}

export interface GatheredCells {
  readonly assessments: readonly Assessment[]
  readonly schools: ListView<GatheredSchool>
  readonly cells: ListView<ScreeningCell>
  readonly classes: ClassReader
  readonly bounds: CellBounds
}

/** Joins the classes to cells and schools, in an order that does not depend on the order of the input. */
export function gatherCells(input: ScreeningInput | CountedInput): GatheredCells {
  const columns = isCounted(input) ? input.classes : columnsOfClasses(input.assessments, input.classes)
  return viewCells(input.assessments, columns, boundCells(columns))
}

const isCounted = (input: ScreeningInput | CountedInput): input is CountedInput => 'slot' in input.classes

function boundCells({ size, school, assessment, schools }: ClassColumns): CellBounds {
  const classFrom = new Uint32Array(new SharedArrayBuffer(4 * (size + 1)))
  const cellFrom = new Uint32Array(new SharedArrayBuffer(4 * (schools.length + 1)))
  let cells = 0
  let last = -1
  for (let i = 0; i < size; i++) {
    const isSameSchool = school[i] === last
    if (isSameSchool && assessment[i] === assessment[i - 1]) continue
    if (!isSameSchool) cellFrom[++last] = cells
    classFrom[cells++] = i
  }
  classFrom[cells] = size
  cellFrom[schools.length] = cells
  return { classFrom: classFrom.subarray(0, cells + 1), cellFrom }
}

/** The same cells over columns that stand already, in this thread or another. */
export function viewCells(
  assessments: readonly Assessment[],
  columns: ClassColumns,
  bounds: CellBounds,
): GatheredCells {
  const { classFrom, cellFrom } = bounds
  const classes = new ClassReader(columns, assessments)
  const cellAt = (position: number) => new CellView(classes, position, classFrom[position]!, classFrom[position + 1]!)
  return {
    assessments,
    schools: new ListView(columns.schools.length, (position) => {
      const from = cellFrom[position]!
      return {
        code: columns.schools[position]!,
        municipality: columns.municipalities[position]!,
        cells: new ListView(cellFrom[position + 1]! - from, (index) => cellAt(from + index)),
      }
    }),
    cells: new ListView(classFrom.length - 1, cellAt),
    classes,
    bounds,
  }
}

class CellView implements ScreeningCell {
  readonly position: number
  readonly from: number
  readonly to: number
  readonly #reader: ClassReader
  #scores: ArrayLike<number> | undefined
  #register: readonly RegisterRow[] | undefined

  constructor(reader: ClassReader, position: number, from: number, to: number) {
    this.position = position
    this.from = from
    this.to = to
    this.#reader = reader
  }

  get school(): number {
    return this.#reader.columns.school[this.from]!
  }

  get assessment(): number {
    return this.#reader.columns.assessment[this.from]!
  }

  get works(): number {
    return this.#sum(this.#reader.columns.works)
  }

  get absent(): number {
    return this.#sum(this.#reader.columns.absent)
  }

  get scores(): ArrayLike<number> {
    return (this.#scores ??= this.#sumScores())
  }

  get register(): readonly RegisterRow[] {
    return (this.#register ??= this.#sumRegister())
  }

  #sumScores(): ArrayLike<number> {
    const first = this.#reader.scores(this.from)
    if (this.to - this.from === 1) return first
    let sums = Uint32Array.from(first)
    for (let i = this.from + 1; i < this.to; i++) {
      const own = this.#reader.scores(i)
      if (own.length > sums.length) {
        const longer = new Uint32Array(own.length)
        longer.set(sums)
        sums = longer
      }
      for (let score = 0; score < own.length; score++) sums[score]! += own[score]!
    }
    return sums
  }

  #sumRegister(): readonly RegisterRow[] {
    const rows = [2, 3, 4, 5].map(() => ({ lower: 0, equal: 0, higher: 0 }))
    for (let i = this.from; i < this.to; i++) {
      const marks = this.#reader.marks(i)
      for (let given = 1; given < 5; given++) {
        for (let journal = 1; journal < 5; journal++) {
          const count = marks[given * 5 + journal]!
          const row = rows[journal - 1]!
          if (given < journal) row.lower += count
          else if (given > journal) row.higher += count
          else row.equal += count
        }
      }
    }
    return rows
  }

  get classes(): readonly ClassCounts[] {
    return Array.from({ length: this.to - this.from }, (_, i) => this.#reader.at(this.from + i))
  }

  #sum(column: ArrayLike<number>): number {
    let sum = 0
    for (let i = this.from; i < this.to; i++) sum += column[i]!
    return sum
  }
}

import { closeSync, openSync, writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { cellLine, schoolLine } from './answer-json.ts'
import type { MeasuredScreening } from './measure-screening.ts'
import { viewScreening } from './prepare-screening.ts'
import type { ScreeningAnswer } from './model.ts'
import { viewAnswer, type JudgedScreening } from './screen-cells.ts'

/** Schools `from` … `to − 1` of an answer, and the files that take them and their cells. Plain data. */
export interface AnswerPart {
  readonly measured: MeasuredScreening
  readonly judged: JudgedScreening
  readonly from: number
  readonly to: number
  readonly schools: string
  readonly cells: string
}

/** Puts a part of the answer into words, school after school with its cells. Runs in a thread. */
export const writeAnswerPart = (part: AnswerPart): Promise<void> =>
  writePart(part, viewAnswer(viewScreening(part.measured), part.judged))

/**
 * The same where the answer is seen already.
 * @param told what share of the part is done, 0…1
 * @param signal stops the writing, as does an interrupt: between schools others have their turn
 */
export async function writePart(
  { measured, from, to, schools, cells }: AnswerPart,
  answer: ScreeningAnswer,
  told: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<void> {
  const { cellFrom } = measured.bounds
  using schoolLines = new LineFile(schools)
  using cellLines = new LineFile(cells)
  for (let school = from; school < to; school++) {
    if ((school - from) % schoolsBetweenTelling === 0) {
      told((school - from) / (to - from))
      await setImmediate()
      signal?.throwIfAborted()
    }
    schoolLines.write(schoolLine(answer.schools.at(school), school === 0))
    for (let cell = cellFrom[school]!; cell < cellFrom[school + 1]!; cell++) {
      cellLines.write(cellLine(answer.cells.at(cell), cell === 0))
    }
  }
  schoolLines.flush()
  cellLines.flush()
}

const schoolsBetweenTelling = 500

const pieceLength = 262_144

/** A new file written in large pieces; closed without `flush`, it lacks its end. */
class LineFile implements Disposable {
  readonly #file: number
  #lines: string[] = []
  #length = 0

  constructor(path: string) {
    this.#file = openSync(path, 'wx')
  }

  write(line: string): void {
    this.#lines.push(line)
    this.#length += line.length
    if (this.#length >= pieceLength) this.flush()
  }

  flush(): void {
    const bytes = Buffer.from(this.#lines.join(''))
    for (let written = 0; written < bytes.length;) written += writeSync(this.#file, bytes, written)
    this.#lines = []
    this.#length = 0
  }

  [Symbol.dispose](): void {
    closeSync(this.#file)
  }
}

import { markOf, type Assessment } from '#procedures/model'

/** What may be wrong with a row of a works file. */
export const faultWords = {
  total: 'первичный балл (столбец «total») пуст или не целое число',
  'too-high': 'первичный балл больше наибольшего',
  mark: 'отметка (столбец «mark») не из 2–5',
  scale: 'отметка (столбец «mark») не та, что даёт шкала из spec.json',
  'absent-scored': 'участник отсутствовал, но у него есть отметка или баллы',
  journal: 'отметка журнала (столбец «journal_mark») не из 2–5',
  'tasks-count': 'число баллов за задания не совпадает с числом заданий в spec.json',
  'task-score': 'балл за задание не целое число от 0 до наибольшего и не X',
  sum: 'первичный балл не равен сумме баллов за задания',
} as const

export type Fault = keyof typeof faultWords

/** Stands between the columns of a line: a character that no honest column holds. */
export const separator = '\u001f'

const newline = 10
const space = 32
const zero = 48
const nine = 57
const end = separator.charCodeAt(0)

/** Walks over the bytes of lines, column by column. One for a whole file: nothing is made for a line. */
export class LineCursor {
  bytes: Uint8Array = new Uint8Array(0)
  at = 0

  /** Digits up to the end of the column, unchecked: numbers that the engine itself wrote. */
  ownNumber(): number {
    let value = 0
    for (;;) {
      const code = this.bytes[this.at++]!
      if (code === end || code === newline) return value
      value = value * 10 + code - zero
    }
  }

  /** First byte of the column. */
  letter(): number {
    const code = this.bytes[this.at]!
    this.skip()
    return code
  }

  /** Whole number: −1 when the column is empty, −2 when it is something else. */
  whole(): number {
    let value = -1
    for (;;) {
      const code = this.bytes[this.at++]!
      if (code === end || code === newline) return value
      if (code >= zero && code <= nine && value > -2 && value < 100_000) {
        value = (value < 0 ? 0 : value * 10) + code - zero
      } else value = -2
    }
  }

  text(decoder: TextDecoder): string {
    const from = this.at
    this.skip()
    return decoder.decode(this.bytes.subarray(from, this.at - 1))
  }

  /** To the next column. */
  skip(): void {
    while (this.bytes[this.at] !== end && this.bytes[this.at] !== newline) this.at++
    this.at++
  }

  /** To the next line. @param from a place within the present one */
  nextLine(): void {
    if (this.bytes[this.at - 1] === newline) return
    while (this.bytes[this.at] !== newline) this.at++
    this.at++
  }

  /**
   * Task scores `1 0 X 2` of a column, X as 0.
   * @param into takes them from its start
   * @returns the sum; `none` where the column is empty
   */
  taskScores({ tasks }: Pick<Assessment, 'tasks'>, into: Uint8Array): number | 'none' | Fault {
    let sum = 0
    let task = 0
    let value = -1
    let fault: Fault | undefined
    for (;;) {
      const code = this.bytes[this.at++]!
      if (code >= zero && code <= nine) {
        value = (value < 0 ? 0 : value * 10) + code - zero
        continue
      }
      const isLast = code === end || code === newline
      if (isLast || code === space) {
        if (value >= 0) {
          const spec = tasks[task]
          if (spec === undefined) fault ??= 'tasks-count'
          else if (value > spec.max) fault ??= 'task-score'
          else into[task] = value
          sum += value
          task++
          value = -1
        }
        if (isLast) break
      } else if (value < 0 && this.#isNotAttempted(code) && !this.#isDigit()) value = 0
      else fault ??= 'task-score'
    }
    if (fault !== undefined) return fault
    if (task === 0) return 'none'
    return task === tasks.length ? sum : 'tasks-count'
  }

  /** Whether the next byte is one: X stands alone. */
  #isDigit(): boolean {
    const next = this.bytes[this.at]!
    return next >= zero && next <= nine
  }

  /** X, x and the Cyrillic Х, х that people type instead (two bytes in UTF-8). */
  #isNotAttempted(code: number): boolean {
    if (code === 88 || code === 120) return true
    const next = this.bytes[this.at]
    const isCyrillic = (code === 0xd0 && next === 0xa5) || (code === 0xd1 && next === 0x85)
    if (isCyrillic) this.at++
    return isCyrillic
  }
}

const isMark = (value: number): boolean => value === -1 || (value >= 2 && value <= 5)

/** Zeros are let pass: other systems fill the scores of the absent with them. */
export function absentFault(
  journal: number,
  mark: number,
  total: number,
  sum: number | 'none' | Fault,
): Fault | undefined {
  if (!isMark(journal)) return 'journal'
  const isEmpty = mark === -1 && (total === -1 || total === 0) && (sum === 'none' || sum === 0)
  return isEmpty ? undefined : 'absent-scored'
}

export function workFault(
  journal: number,
  mark: number,
  total: number,
  sum: number | 'none' | Fault,
  { maxScore, scale }: Assessment,
): Fault | undefined {
  if (total < 0) return 'total'
  if (total > (maxScore as number)) return 'too-high'
  if (!isMark(mark)) return 'mark'
  if (!isMark(journal)) return 'journal'
  if (sum !== 'none' && typeof sum !== 'number') return sum
  if (sum !== 'none' && sum !== total) return 'sum'
  return mark >= 0 && scale !== 'missing' && mark !== markOf(total, scale) ? 'scale' : undefined
}

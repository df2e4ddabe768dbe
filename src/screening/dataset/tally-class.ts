import { markOf, type Assessment, type TaskSpec } from '#procedures/model'
import { markSlot, type CellCounts } from '#results/model'

/** What may be wrong with a row of a works file. */
export const faultWords = {
  total: 'первичный балл (столбец «total») пуст или не целое число',
  'too-high': 'первичный балл больше наибольшего',
  mark: 'отметка (столбец «mark») не из 2–5',
  journal: 'отметка журнала (столбец «journal_mark») не из 2–5',
  'tasks-count': 'число баллов за задания не совпадает с числом заданий в spec.json',
  'task-score': 'балл за задание не целое число от 0 до наибольшего и не X',
  sum: 'первичный балл не равен сумме баллов за задания',
} as const
export type Fault = keyof typeof faultWords

export interface ClassTally {
  readonly counts: CellCounts
  readonly faults: number
  readonly firstFault: Fault | undefined
}

const zeros: readonly number[] = Object.freeze([0, 0, 0, 0, 0])

const newline = 10
const space = 32
const zero = 48
const nine = 57
const fieldEnd = 59
const absentSign = 97
/** X, x and the Cyrillic Х, х that people type instead. */
const isNotAttempted = (code: number) => code === 88 || code === 120 || code === 0x425 || code === 0x445

/**
 * Counts of one class from its works as text: a line per work, `a` or `p` (absent, present), register mark, mark, total and
 * task scores, with `;` between them. Read by character codes: this runs once for every work of a country.
 */
export function tallyClass(text: string, assessment: Assessment): ClassTally {
  const maxScore = assessment.maxScore as number
  const scores = new Array<number>(maxScore + 1).fill(0)
  const marks = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0])
  const absentByJournal = [0, 0, 0, 0, 0]
  let works = 0
  let absent = 0
  let faults = 0
  let firstFault: Fault | undefined
  let at = 0

  /** Whole number up to the next `;`: −1 when empty, −2 when it is something else. */
  const readField = (): number => {
    let value = -1
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === fieldEnd || code === newline) break
      if (code >= zero && code <= nine && value > -2 && value < 100_000)
        value = (value < 0 ? 0 : value * 10) + code - zero
      else value = -2
    }
    if (text.charCodeAt(at) === fieldEnd) at++
    return value
  }

  while (at < text.length) {
    const isAbsent = text.charCodeAt(at) === absentSign
    at += 2
    const journal = readField()
    const mark = readField()
    const total = readField()
    const sum = isAbsent ? 'none' : sumOfTasks(text, at, assessment.tasks)
    while (at < text.length && text.charCodeAt(at) !== newline) at++
    at++
    const fault = isAbsent ? journalFault(journal) : workFault(journal, mark, total, sum, maxScore)
    if (fault !== undefined) {
      faults++
      firstFault ??= fault
      continue
    }
    const journalSlot = slotOf(journal)
    if (isAbsent) {
      absent++
      absentByJournal[journalSlot]!++
      continue
    }
    works++
    scores[total]!++
    const given = mark < 0 && assessment.scale !== 'missing' ? markSlot(markOf(total, assessment.scale)) : slotOf(mark)
    marks[given]![journalSlot]!++
  }
  // Rows of zeros are shared: with hundreds of thousands of classes they are most of the rows.
  const compact = marks.map((row) => (row.some((count) => count > 0) ? row : zeros))
  const counts = {
    works,
    absent,
    absentByJournal: absent > 0 ? absentByJournal : zeros,
    scores,
    marks: compact,
    tasks: [],
  }
  return { counts, faults, firstFault }
}

const slotOf = (mark: number): number => (mark < 0 ? 0 : markSlot(mark as 2 | 3 | 4 | 5))

const isMark = (value: number): boolean => value === -1 || (value >= 2 && value <= 5)

const journalFault = (journal: number): Fault | undefined => (isMark(journal) ? undefined : 'journal')

function workFault(
  journal: number,
  mark: number,
  total: number,
  sum: number | 'none' | Fault,
  maxScore: number,
): Fault | undefined {
  if (total < 0) return 'total'
  if (total > maxScore) return 'too-high'
  if (!isMark(mark)) return 'mark'
  if (!isMark(journal)) return 'journal'
  if (sum === 'none') return undefined
  if (typeof sum !== 'number') return sum
  return sum === total ? undefined : 'sum'
}

/** Sum of the task scores from `from` to the end of the line; `none` where the line has none. */
function sumOfTasks(text: string, from: number, tasks: readonly TaskSpec[]): number | 'none' | Fault {
  let sum = 0
  let position = 0
  let value = -1
  for (let at = from; ; at++) {
    const code = at < text.length ? text.charCodeAt(at) : newline
    if (code >= zero && code <= nine) {
      value = (value < 0 ? 0 : value * 10) + code - zero
    } else if (code === space || code === newline) {
      if (value >= 0) {
        const task = tasks[position]
        if (task === undefined) return 'tasks-count'
        if (value > task.max) return 'task-score'
        sum += value
        position++
        value = -1
      }
      if (code === newline) break
    } else if (isNotAttempted(code) && value < 0) {
      value = 0
    } else {
      return 'task-score'
    }
  }
  if (position === 0) return 'none'
  return position === tasks.length ? sum : 'tasks-count'
}

import { markOf, type Assessment } from '#procedures/model'
import { markSlot, type CellCounts } from '#results/model'
import { readTaskScores, type TaskScorePacker } from '../task-scores.ts'

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

export interface ClassTally {
  readonly counts: CellCounts
  readonly taskScores: Uint8Array | undefined
  readonly faults: number
  readonly firstFault: Fault | undefined
}

const zeros: readonly number[] = Object.freeze([0, 0, 0, 0, 0])

const newline = 10
const zero = 48
const nine = 57
const fieldEnd = 59
const absentSign = 97

/**
 * Counts of one class from its works as text: a line per work, `a` or `p` (absent, present), register mark, mark, total and
 * task scores, with `;` between them. Read by character codes: this runs once for every work of a country.
 */
export function tallyClass(text: string, assessment: Assessment, packer: TaskScorePacker): ClassTally {
  const { tasks } = assessment
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
    const room = packer.room(tasks.length)
    const sum = readTaskScores(text, at, tasks, room.into, room.at)
    while (at < text.length && text.charCodeAt(at) !== newline) at++
    at++
    const fault = isAbsent ? absentFault(journal, mark, total, sum) : workFault(journal, mark, total, sum, assessment)
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
    if (sum !== 'none') packer.keep(tasks.length)
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
  return { counts, taskScores: packer.finish(tasks.length), faults, firstFault }
}

const slotOf = (mark: number): number => (mark < 0 ? 0 : markSlot(mark as 2 | 3 | 4 | 5))

const isMark = (value: number): boolean => value === -1 || (value >= 2 && value <= 5)

/** Zeros are let pass: other systems fill the scores of the absent with them. */
function absentFault(journal: number, mark: number, total: number, sum: number | 'none' | Fault): Fault | undefined {
  if (!isMark(journal)) return 'journal'
  const isEmpty = mark === -1 && (total === -1 || total === 0) && (sum === 'none' || sum === 0)
  return isEmpty ? undefined : 'absent-scored'
}

function workFault(
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

import { expandDeadline, readDeadline, russianWorkingDays } from '#deadlines'
import type { Deadline, Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import type { ReportCover } from '../model.ts'
import { stretchOf } from './stretch-of.ts'

/** One time that a report comes due. */
export interface ReportTime {
  readonly due: IsoDate
  /** The day before it was moved off a day off; null when it was not. */
  readonly movedFrom: IsoDate | null
  readonly stretch: Stretch
}

export type WordingProblem =
  | { readonly kind: 'empty' }
  /** Words that were not understood. */
  | { readonly kind: 'unread'; readonly words: string }
  | { readonly kind: 'no-dates' }
  | { readonly kind: 'bad-period' }

export interface ReadSchedule {
  readonly deadline: Deadline
  readonly times: readonly ReportTime[]
}

const longestYears = 3

/** Pure. Every time a report comes due by a wording within a period, as the reader of deadlines understands it. */
export function previewSchedule(
  wording: string,
  period: Stretch,
  cover: ReportCover,
): Result<ReadSchedule, WordingProblem> {
  if (wording.trim() === '') return err({ kind: 'empty' })
  const years = (Date.parse(period.end) - Date.parse(period.start)) / (366 * 86_400_000)
  if (!(years >= 0 && years <= longestYears)) return err({ kind: 'bad-period' })
  const context = { period, workingDays: russianWorkingDays }
  const deadline = readDeadline(wording.trim(), context)
  if (deadline.unread !== '') return err({ kind: 'unread', words: deadline.unread })
  const byDay = new Map<IsoDate, IsoDate | null>()
  for (const moment of expandDeadline(deadline, context)) {
    if (moment.kind === 'dated') byDay.set(moment.date, moment.movedFrom)
  }
  const days = [...byDay.keys()].toSorted()
  if (days.length === 0) return err({ kind: 'no-dates' })
  return ok({
    deadline,
    times: days.map((due, index) => {
      // A term that moved off a day off still speaks of the month it was set in.
      const named = byDay.get(due) ?? due
      return { due, movedFrom: byDay.get(due) ?? null, stretch: stretchOf(cover, named, days[index - 1]) }
    }),
  })
}

/** One Russian sentence: what was not understood, and how to say it. */
export function wordingProblemSentence(problem: WordingProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'Напишите срок словами, например: ежемесячно, последний понедельник месяца.'
    case 'unread':
      return `Не понято: «${problem.words}». Напишите проще, например: ежемесячно, последний понедельник месяца.`
    case 'no-dates':
      return 'Из этих слов не получается ни одной даты. Назовите ритм или дни, например: ежеквартально, до 5 числа.'
    case 'bad-period':
      return 'Назовите, с какого по какой день действует расписание: конец не раньше начала, не больше трёх лет.'
    default:
      return problem satisfies never
  }
}

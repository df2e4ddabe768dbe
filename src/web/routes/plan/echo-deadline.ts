import { expandDeadline, printParts, russianWorkingDays } from '#deadlines'
import type { Deadline, Stretch } from '#deadlines/model'
import { counted } from '#kernel/russian-text'
import { formatDay } from './plan-words.ts'

export interface DeadlineEcho {
  /** What was read, in words; empty where nothing was. */
  readonly understood: string
  /** What is looked at when; empty where there is no date. */
  readonly dates: string
  /** What looks wrong or was not read, sentence by sentence. */
  readonly doubts: readonly string[]
}

const datesShown = 3

/** What the program makes of a deadline, said before it is saved. */
export function echoDeadline(deadline: Deadline | null, period: Stretch): DeadlineEcho {
  if (deadline === null) return { understood: '', dates: '', doubts: [] }
  const moments = expandDeadline(deadline, { period, workingDays: russianWorkingDays })
  const dates = moments.flatMap((moment) => (moment.kind === 'dated' ? [moment.date] : []))
  const waits = moments.flatMap((moment) => (moment.kind === 'waits' ? [moment.event] : []))
  const shown = dates.slice(0, datesShown).map(formatDay).join(', ')
  return {
    understood: printParts(deadline.parts),
    dates: [
      dates.length === 0
        ? ''
        : dates.length <= datesShown
          ? `контроль ${shown}`
          : `${counted(dates.length, 'контрольная дата', 'контрольные даты', 'контрольных дат')}: ${shown} …`,
      ...waits.map((event) => `ждёт даты события: ${event}`),
    ]
      .filter((part) => part !== '')
      .join('; '),
    doubts: [
      ...deadline.warnings.map(({ sentence }) => sentence),
      ...(deadline.unread === '' ? [] : [`Не прочитано: «${deadline.unread}».`]),
    ],
  }
}

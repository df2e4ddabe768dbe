import { isWorkingDay, russianWorkingDays, weekdayOf } from '#deadlines'
import { type CalendarEntry, type SchoolYear, stretchOfSchoolYear } from '#calendar/model'
import type { IsoDate } from '#kernel/clock'

/** What a day of the grid is coloured for; the strongest of what falls on it. */
export type DayMark = 'window' | 'holidays' | 'event' | 'deadline' | 'none'

export interface GridDay {
  readonly date: IsoDate
  readonly day: number
  readonly isOff: boolean
  readonly isToday: boolean
  readonly mark: DayMark
}

export interface GridMonth {
  /** `2026-09` */
  readonly month: string
  /** Weeks from Monday; `none` where a day belongs to another month. */
  readonly weeks: readonly (readonly (GridDay | 'none')[])[]
}

/** September to August, every day with what falls on it. */
export function monthsOfYear(
  year: SchoolYear,
  entries: readonly CalendarEntry[],
  /** Days on which schools hold works. */
  held: ReadonlySet<IsoDate>,
  today: IsoDate,
): readonly GridMonth[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${index < 4 ? year : year + 1}-${String(((index + 8) % 12) + 1).padStart(2, '0')}`
    const days = daysOf(month).map((date): GridDay => ({
      date,
      day: Number(date.slice(8)),
      isOff: !isWorkingDay(date, russianWorkingDays),
      isToday: date === today,
      mark: held.has(date) ? 'deadline' : markOf(date, entries),
    }))
    const before = Array.from({ length: weekdayOf(`${month}-01`) }, () => 'none' as const)
    const cells = [...before, ...days]
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_unused, week) =>
      Array.from({ length: 7 }, (_day, weekday) => cells[week * 7 + weekday] ?? ('none' as const)),
    )
    return { month, weeks }
  })
}

/** The last day that the production calendar knows falls inside the school year: later only weekends are days off. */
export function knownUntil(year: SchoolYear): IsoDate | null {
  const { end } = stretchOfSchoolYear(year)
  return russianWorkingDays.covers.end < end ? russianWorkingDays.covers.end : null
}

function daysOf(month: string): readonly IsoDate[] {
  const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}

function markOf(date: IsoDate, entries: readonly CalendarEntry[]): DayMark {
  const kinds = new Set(entries.flatMap(({ start, end, kind }) => (start <= date && date <= end ? [kind] : [])))
  if (kinds.has('school') || kinds.has('stage')) return 'deadline'
  if (kinds.has('diagnostics') || kinds.has('study') || kinds.has('other')) return 'event'
  if (kinds.has('procedure') || kinds.has('federal')) return 'window'
  return kinds.has('holidays') ? 'holidays' : 'none'
}

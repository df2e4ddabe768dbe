import { isWorkingDay, russianWorkingDays } from '#deadlines'
import type { IsoDate } from '#kernel/clock'
import { formatDate } from '#kernel/russian-text'
import { type CalendarEvent, gradesText, type ProcedureWindow, type SchoolDate } from './model.ts'

/** Something to look at in the dates of a school. It hinders nobody: the school decides, and says why if asked. */
export interface DateWarning {
  readonly rule: 'outside-window' | 'day-off' | 'holidays' | 'same-day' | 'other-grade'
  readonly grade: number
  readonly subject: string
  readonly date: IsoDate
  /** One Russian sentence. */
  readonly sentence: string
}

export interface DateCheck {
  /** Of the procedure in that year; absent while nobody has set it. */
  readonly window?: Pick<ProcedureWindow, 'start' | 'end' | 'grades'>
  /** Holidays of the school year that have dates. */
  readonly holidays: readonly CalendarEvent[]
}

/** What looks wrong in the dates of one school, line by line. */
export function checkSchoolDates(
  dates: readonly SchoolDate[],
  { window, holidays }: DateCheck,
): readonly DateWarning[] {
  return dates.flatMap((work) => {
    const { grade, subject, date } = work
    const told = (rule: DateWarning['rule'], sentence: string): DateWarning => ({
      rule,
      grade,
      subject,
      date,
      sentence,
    })
    const day = formatDate(date)
    const found: DateWarning[] = []
    if (window !== undefined && (date < window.start || date > window.end)) {
      const stretch = `${formatDate(window.start)} – ${formatDate(window.end)}`
      found.push(told('outside-window', `${day} вне периода проведения (${stretch}).`))
    }
    if (window !== undefined && window.grades !== null && !window.grades.includes(grade)) {
      found.push(
        told(
          'other-grade',
          `${grade}\u00a0класс в процедуре не назван: участвуют ${gradesText(window.grades)} классы.`,
        ),
      )
    }
    if (!isWorkingDay(date, russianWorkingDays)) {
      found.push(told('day-off', `${day} – нерабочий день (${weekdayName(date)}).`))
    }
    const holiday = holidays.find(({ start, end }) => start !== null && date >= start && date <= (end ?? start))
    if (holiday !== undefined) found.push(told('holidays', `${day} приходится на каникулы: ${holiday.name}.`))
    const beside = dates.find((other) => other !== work && other.grade === grade && other.date === date)
    if (beside !== undefined) {
      found.push(told('same-day', `${day} в ${grade}\u00a0классах две работы: ${subject} и ${beside.subject}.`))
    }
    return found
  })
}

function weekdayName(date: IsoDate): string {
  return new Intl.DateTimeFormat('ru', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
}

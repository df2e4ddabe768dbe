import type { CalendarEntry } from '#calendar/model'
import { isWorkingDay, russianWorkingDays } from '#deadlines'
import type { DueOfDay, MonthCell } from '#plan/model'
import type { IsoDate } from '#kernel/clock'
import { counted } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { askedQuery } from './execution-filter.ts'

export interface DueLine {
  readonly key: string
  /** «12 школ», «Управление образования». */
  readonly who: string
  readonly text: string
  readonly state: string
  readonly look: 'late' | 'returned' | 'sent' | 'accepted' | 'plain'
  readonly to: string
}

export interface DayView {
  readonly date: IsoDate
  readonly number: number
  /** 0 on Monday. */
  readonly weekday: number
  readonly off: boolean
  readonly today: boolean
  readonly holidays: boolean
  readonly events: readonly string[]
  readonly dues: readonly DueLine[]
}

/** Every day of a month with what is due and what the calendar says of it. For loaders. */
export function monthOfDays(question: {
  readonly month: string
  readonly today: IsoDate
  readonly dues: readonly DueOfDay[]
  readonly events: readonly CalendarEntry[]
  /** Whose own work it is where no school is asked. */
  readonly owner: string
  /** A school sees its own: nobody need be named. */
  readonly ofSchool: boolean
  readonly links: boolean
}): readonly DayView[] {
  const { month, today, dues, events } = question
  const [year = 0, number = 1] = month.split('-').map(Number)
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return Array.from({ length: days }, (_, index): DayView => {
    const date = `${month}-${String(index + 1).padStart(2, '0')}`
    const now = events.filter(({ start, end }) => start <= date && date <= end)
    return {
      date,
      number: index + 1,
      weekday: (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7,
      off: !isWorkingDay(date, russianWorkingDays),
      today: date === today,
      holidays: now.some(({ kind }) => kind === 'holidays'),
      events: now.filter((event) => isTold(event, date)).map(wordsOf),
      dues: dues.filter((due) => due.date === date).map((due) => lineOf(due, question)),
    }
  })
}

/** A thing of several days is told on its first day, and again on the first day of a month. */
const isTold = ({ start }: CalendarEntry, date: IsoDate): boolean => date === start || date.endsWith('-01')

function wordsOf({ title, start, end }: CalendarEntry): string {
  return start === end ? title : `${title}, по ${end.slice(8, 10)}.${end.slice(5, 7)}`
}

function lineOf(due: DueOfDay, where: { owner: string; ofSchool: boolean; links: boolean }): DueLine {
  const { date, plan, measure, text, cell, schools } = due
  const list = `${paths.executions()}?${askedQuery({ plan, measure, from: date, to: date })}`
  return {
    key: measure,
    who: where.ofSchool
      ? ''
      : schools === 0
        ? where.owner
        : schools === 'several-each'
          ? counted(cell.total, 'исполнение', 'исполнения', 'исполнений')
          : counted(schools, 'школа', 'школы', 'школ'),
    text,
    ...saidOf(cell),
    to: where.links ? list : paths.measure(plan, measure),
  }
}

function saidOf(cell: MonthCell): Pick<DueLine, 'state' | 'look'> {
  const { total, accepted, submitted, late, returned, inWork, open, notRequired, paused } = cell
  const word = (name: string, count: number): string => (total === 1 ? name : `${name} ${count}`)
  if (late > 0) return { state: word('просрочено', late), look: 'late' }
  if (returned > 0) return { state: word('возвращено', returned), look: 'returned' }
  if (submitted > 0) return { state: word('ждёт решения', submitted), look: 'sent' }
  if (inWork > 0) return { state: word('в работе', inWork), look: 'plain' }
  if (open > 0) return { state: word('впереди', open), look: 'plain' }
  if (paused > 0) return { state: word('приостановлено', paused), look: 'plain' }
  if (accepted === 0 && notRequired > 0) return { state: 'не требуется', look: 'plain' }
  return { state: 'принято', look: 'accepted' }
}

import { unreachable } from '#kernel/assert'
import { counted } from '#kernel/russian-text'
import type { RecurrenceRule, RuleDay } from '../calendar/recurrence-rule.ts'
import { monthsOfDates } from '#kernel/russian-text'
import { monthPrepositional } from '../words/months.ts'
import { type Gender, weekdayNames } from '../words/weekdays.ts'

/** A rule in plain Russian: «ежемесячно, последний понедельник месяца»; the note says its count or its occasion. */
export function printRule(rule: RecurrenceRule, note: string | null): string {
  const isCount =
    note !== null && /(^|\s)(раз|раза|дважды|трижды|двукратно|трехкратно|однократно|единожды|разу)(\s|$)/.test(note)
  const [count, ...occasions] = isCount ? note.split(', ') : [undefined, ...(note === null ? [] : [note])]
  const rhythm = count ?? printRhythm(rule)
  return [rhythm, printDays(rule), ...occasions].filter((words) => words !== '').join(', ')
}

function printRhythm({ frequency, interval, byMonth, byDay, byMonthDay }: RecurrenceRule): string {
  switch (frequency) {
    case 'DAILY':
      return interval === 1 ? 'ежедневно' : `каждые ${counted(interval, 'день', 'дня', 'дней')}`
    case 'WEEKLY':
      return interval === 1 ? 'еженедельно' : `каждые ${counted(interval, 'неделя', 'недели', 'недель')}`
    case 'MONTHLY':
      return printMonths(interval)
    case 'YEARLY': {
      const months = byMonth.join(',')
      const dayOfMonth = byMonthDay[0] ?? -1
      const isQuarterly =
        dayOfMonth > 0 ? months === '1,4,7,10' : byDay.length + byMonthDay.length > 0 && months === '3,6,9,12'
      if (isQuarterly && interval === 1) return 'ежеквартально'
      return interval === 1 ? 'ежегодно' : `каждые ${counted(interval, 'год', 'года', 'лет')}`
    }
    default:
      return unreachable(frequency)
  }
}

function printMonths(interval: number): string {
  if (interval === 1) return 'ежемесячно'
  if (interval === 3) return 'ежеквартально'
  if (interval === 6) return 'раз в полугодие'
  return `раз в ${counted(interval, 'месяц', 'месяца', 'месяцев')}`
}

function printDays(rule: RecurrenceRule): string {
  const { byDay, byMonth, byMonthDay, setPosition, frequency } = rule
  const words: string[] = []
  const dayOfYear =
    frequency === 'YEARLY' && byMonth.length === 1 && byMonthDay.length === 1 && (byMonthDay[0] ?? 0) > 0
  if (dayOfYear) return `${byMonthDay[0]} ${monthsOfDates[(byMonth[0] ?? 1) - 1]}`
  if (byMonth.length > 0 && printRhythm(rule) !== 'ежеквартально') {
    words.push(`в ${byMonth.map((month) => monthPrepositional[month - 1]).join(', ')}`)
  }
  if (byMonthDay.length > 0) words.push(monthDayWords(byMonthDay.at(-1) ?? 1))
  if (byDay.length > 0) words.push(dayWords(byDay, setPosition))
  return words.join(', ')
}

function monthDayWords(day: number): string {
  if (day > 0) return `${day} числа`
  return day === -1 ? 'последний день месяца' : 'предпоследний день месяца'
}

function dayWords(days: readonly RuleDay[], setPosition: number): string {
  if (setPosition !== 0) return `${ordinalWords(setPosition, 'he')} рабочий день месяца`
  const [first] = days
  if (first === undefined) return ''
  if (first.ordinal === 0) return `по ${days.map(({ weekday }) => weekdayNames[weekday]?.datives).join(', ')}`
  const name = weekdayNames[first.weekday]
  const ordinals = days.map(({ ordinal }) => ordinalWords(ordinal, name?.gender ?? 'he'))
  return `${ordinals.join(' и ')} ${name?.one} месяца`
}

const stems: Readonly<Record<number, string>> = {
  1: 'перв',
  2: 'втор',
  4: 'четвёрт',
  5: 'пят',
  [-1]: 'последн',
  [-2]: 'предпоследн',
}

function ordinalWords(ordinal: number, gender: Gender): string {
  if (ordinal === 3) return { he: 'третий', she: 'третья', it: 'третье' }[gender]
  const stem = stems[ordinal] ?? ''
  const soft = ordinal < 0
  if (gender === 'she') return stem + (soft ? 'яя' : 'ая')
  if (gender === 'it') return stem + (soft ? 'ее' : 'ое')
  if (ordinal === 2) return 'второй'
  return stem + (soft ? 'ий' : 'ый')
}

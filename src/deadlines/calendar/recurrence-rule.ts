import { parseWhole } from '#kernel/parse-number'
import { err, ok, type Result } from '#kernel/result'
import { weekdayCodes } from '../words/weekdays.ts'

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'

/** A weekday 0 Monday … 6 Sunday, and which one of the month (−1 the last); 0 for every one. */
export interface RuleDay {
  readonly weekday: number
  readonly ordinal: number
}

/** The part of RFC 5545 RRULE that deadlines need (section 3.3.10). A rule without BY… names stretches, not days. */
export interface RecurrenceRule {
  readonly frequency: Frequency
  readonly interval: number
  readonly byMonth: readonly number[]
  readonly byMonthDay: readonly number[]
  readonly byDay: readonly RuleDay[]
  /** −1 the last of the days of one month that the rest of the rule gives; 0 for all of them. */
  readonly setPosition: number
}

export function makeRule(
  frequency: Frequency,
  fields: Partial<Omit<RecurrenceRule, 'frequency'>> = {},
): RecurrenceRule {
  return { frequency, interval: 1, byMonth: [], byMonthDay: [], byDay: [], setPosition: 0, ...fields }
}

export const workdays: readonly RuleDay[] = [0, 1, 2, 3, 4].map((weekday) => ({ weekday, ordinal: 0 }))

/** «5 числа»; the 29th to the 31st fall on the last day of a shorter month, which RFC 5545 says by choosing the last of several. */
export function onMonthDay(day: number): Pick<RecurrenceRule, 'byMonthDay' | 'setPosition'> {
  if (day <= 28) return { byMonthDay: [day], setPosition: 0 }
  return { byMonthDay: Array.from({ length: day - 27 }, (_, index) => 28 + index), setPosition: -1 }
}

export function writeRule(rule: RecurrenceRule): string {
  const fields = [`FREQ=${rule.frequency}`]
  if (rule.interval !== 1) fields.push(`INTERVAL=${rule.interval}`)
  if (rule.byMonth.length > 0) fields.push(`BYMONTH=${rule.byMonth.join(',')}`)
  if (rule.byMonthDay.length > 0) fields.push(`BYMONTHDAY=${rule.byMonthDay.join(',')}`)
  if (rule.byDay.length > 0) {
    const days = rule.byDay.map(({ weekday, ordinal }) => `${ordinal === 0 ? '' : ordinal}${weekdayCodes[weekday]}`)
    fields.push(`BYDAY=${days.join(',')}`)
  }
  if (rule.setPosition !== 0) fields.push(`BYSETPOS=${rule.setPosition}`)
  return fields.join(';')
}

/** Reads a rule of this subset; the error names the field that is not of it. */
export function readRule(text: string): Result<RecurrenceRule, string> {
  const fields = new Map<string, string>()
  for (const field of text.split(';')) {
    const [name = '', value = ''] = field.split('=')
    fields.set(name, value)
  }
  const frequency = fields.get('FREQ')
  if (!isFrequency(frequency)) return err('FREQ')
  const byDay = (fields.get('BYDAY') ?? '').split(',').filter(Boolean).map(readDay)
  const rule = makeRule(frequency, {
    interval: numbers(fields.get('INTERVAL') ?? '1')[0] ?? 0,
    byMonth: numbers(fields.get('BYMONTH')),
    byMonthDay: numbers(fields.get('BYMONTHDAY')),
    byDay: byDay.filter((day) => day !== undefined),
    setPosition: numbers(fields.get('BYSETPOS'))[0] ?? 0,
  })
  if (rule.interval < 1) return err('INTERVAL')
  return writeRule(rule) === text ? ok(rule) : err(text)
}

function isFrequency(text: string | undefined): text is Frequency {
  return text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY' || text === 'YEARLY'
}

function numbers(text: string | undefined): number[] {
  return (text ?? '')
    .split(',')
    .map((each) => parseWhole(each))
    .filter((each) => each !== undefined)
}

function readDay(text: string): RuleDay | undefined {
  const weekday = weekdayCodes.findIndex((code) => text.endsWith(code))
  const ordinal = text.length > 2 ? parseWhole(text.slice(0, -2)) : 0
  return weekday < 0 || ordinal === undefined ? undefined : { weekday, ordinal }
}

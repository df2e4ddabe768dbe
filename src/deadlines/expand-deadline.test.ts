import { describe, expect, it } from 'vitest'
import { expandDeadline, type ExpansionContext } from './expand-deadline.ts'
import { russianWorkingDays } from './calendar/russian-working-days.ts'
import { addWorkingDays, isWorkingDay } from './calendar/working-days.ts'
import { controlDate } from './control-date.ts'
import { readDeadline } from './read-deadline.ts'
import { schoolYear } from './testing.ts'

function datesOf(text: string, context: Partial<ExpansionContext> = {}): string[] {
  const whole = { ...schoolYear, ...context }
  return expandDeadline(readDeadline(text, whole), whole).map((moment) =>
    moment.kind === 'dated' ? moment.date : moment.reason,
  )
}

const knownEvents = new Map([
  ['ВПР', { start: '2024-03-01', end: '2024-05-17' }],
  ['диагностика', { start: '2023-10-09', end: '2023-10-13' }],
])
const events = (name: string) => knownEvents.get(name)

describe('dates of control', () => {
  it.each([
    ['октябрь, март', ['2023-10-31', '2024-03-31']],
    ['до 13 октября 2023 г.', ['2023-10-13']],
    ['с 1 октября', ['2024-08-31']],
    ['в течение учебного года', ['2024-08-31']],
    ['ежеквартально', ['2023-09-30', '2023-12-31', '2024-03-31', '2024-06-30', '2024-08-31']],
    ['раз в полугодие', ['2023-12-31', '2024-06-30', '2024-08-31']],
    ['раз в 5 месяцев', ['2024-01-31', '2024-06-30', '2024-08-31']],
    ['ежегодно', ['2024-08-31']],
    ['ежегодно, в марте', ['2024-03-31']],
    ['ежегодно до 1 сентября', ['2023-09-01']],
    ['ежемесячно, последний понедельник месяца, с октября по декабрь', ['2023-10-30', '2023-11-27', '2023-12-25']],
    ['ежемесячно до 31 числа, с 1 января по 31 марта 2024 г.', ['2024-01-31', '2024-02-29', '2024-03-31']],
    ['последний рабочий день месяца, с октября по декабрь', ['2023-10-31', '2023-11-30', '2023-12-29']],
    ['еженедельно по средам и пятницам с 2 по 12 октября', ['2023-10-04', '2023-10-06', '2023-10-11']],
    ['каждые две недели с 2 октября по 5 ноября', ['2023-10-08', '2023-10-22', '2023-11-05']],
    ['ежедневно с 2 по 4 октября', ['2023-10-02', '2023-10-03', '2023-10-04']],
    ['постоянно', ['выполняется постоянно, своего ритма у срока нет']],
    ['по запросу', ['выполняется по запросу']],
    ['методисты', ['срок не прочитан']],
  ])('%s: %j', (text, dates) => {
    expect(datesOf(text)).toEqual(dates)
  })

  it('of what repeats begin with the approval', () => {
    expect(datesOf('ежемесячно', { approved: '2024-06-15' })).toEqual(['2024-06-30', '2024-07-31', '2024-08-31'])
  })

  it('move with the events they hang on', () => {
    const dates = (text: string) => datesOf(text, { events, workingDays: russianWorkingDays })
    expect(dates('не позднее чем за 2 недели до начала ВПР')).toEqual(['2024-02-16'])
    expect(dates('за 3 рабочих дня до проведения ВПР')).toEqual(['2024-02-27'])
    expect(dates('после окончания ВПР')).toEqual(['2024-05-20'])
    expect(dates('в течение 5 рабочих дней после окончания ВПР')).toEqual(['2024-05-24'])
    expect(dates('в период проведения ВПР')).toEqual(['2024-05-17'])
    expect(dates('по графику проведения ВПР')).toEqual(['2024-05-17'])
    expect(dates('через месяц после диагностики')).toEqual(['2023-11-13'])
    expect(dates('накануне диагностики')).toEqual(['2023-10-09'])
  })

  it('wait for an event that nobody has dated, by its name', () => {
    expect(expandDeadline(readDeadline('после окончания экзаменов', schoolYear), { ...schoolYear, events })).toEqual([
      { kind: 'waits', part: 0, event: 'окончание экзаменов', reason: 'ждёт события: окончание экзаменов' },
    ])
  })
})

describe('days off', () => {
  const workingDays = russianWorkingDays

  it.each([
    ['до 7 октября 2023 г.', '2023-10-09', 'a term that ends on Saturday ends on Monday'],
    ['до 1 января 2024 г.', '2024-01-09', 'the New Year holidays are stepped over'],
    ['до 27 апреля 2024 г.', '2024-04-27', 'a working Saturday is a working day'],
    ['до 29 апреля 2024 г.', '2024-05-02', 'days off moved by the Government count'],
    ['декабрь 2023 г.', '2023-12-29', 'a month ends on its last working day'],
    ['ежемесячно, последний рабочий день месяца, с 1 по 30 апреля 2024 г.', '2024-04-27', 'so does a rhythm'],
  ])('%s: %s, for %s', (text, date) => {
    expect(datesOf(text, { workingDays })).toEqual([date])
  })

  it('are named with the date they moved', () => {
    const context = { ...schoolYear, workingDays }
    const [moment] = expandDeadline(readDeadline('до 7 октября 2023 г.', context), context)
    expect(moment).toMatchObject({ movedFrom: '2023-10-07' })
    expect(moment?.reason).toBe(
      'контрольная дата 07.10.2023: последний день срока; 07.10.2023 – нерабочий день, перенесена на 09.10.2023',
    )
  })

  it('are a warning where a day is named, once the calendar is given', () => {
    expect(readDeadline('до 7 октября 2023 г.', { ...schoolYear, workingDays }).warnings).toEqual([
      { rule: 'not-working-day', quote: 'до 7 октября 2023 г.', sentence: '07.10.2023 – нерабочий день.' },
    ])
    expect(readDeadline('до 7 октября 2023 г.', schoolYear).warnings).toEqual([])
  })

  it.each([
    // Working days of a year by the production calendars of the Ministry of Labour, five-day week.
    [2022, 247],
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('leave %i with %i working days', (year, count) => {
    let found = 0
    for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDay(day))
      found += isWorkingDay(day, workingDays) ? 1 : 0
    expect(found).toBe(count)
  })

  it('are only weekends beyond the years that the data know', () => {
    expect(isWorkingDay('2031-01-01', workingDays)).toBe(true)
    expect(addWorkingDays('2031-01-03', 1, workingDays)).toBe('2031-01-06')
    expect(addWorkingDays('2024-05-02', -1, workingDays)).toBe('2024-04-27')
  })
})

function addDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

describe('a date of control', () => {
  it.each([
    ['ноябрь 2023 г.', 'контрольная дата 30.11.2023: последний день названного месяца'],
    ['5 октября', 'контрольная дата 05.10.2023: названный день'],
    ['I квартал', 'контрольная дата 31.03.2024: последний день названного промежутка'],
    ['ежемесячно, последний понедельник месяца', 'контрольная дата 25.09.2023: первый раз из повторяющихся'],
    ['с 1 октября', 'контрольная дата 31.08.2024: срок открыт, взят последний день планового периода'],
    ['по плану центра', undefined],
  ])('of %s says why: %s', (text, reason) => {
    const [part] = readDeadline(text, schoolYear).parts
    expect(part === undefined ? undefined : controlDate(part, schoolYear)?.reason).toBe(reason)
  })
})

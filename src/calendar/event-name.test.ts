import { describe, expect, it } from 'vitest'
import type { Calendar } from './model.ts'
import { eventDatesFor, findWindow, listWindows, procedureBehind } from './index.ts'
import { readEventName } from './event-name.ts'
import { eventNamed } from './testing.ts'

describe('the name of an event in a document', () => {
  it.each([
    ['график проведения ВПР', 'ВПР'],
    ['основного периода проведения ВПР', 'ВПР'],
    ['проведение всероссийских проверочных работ', 'ВПР'],
    ['период ОГЭ', 'ОГЭ'],
    ['проведение итогового собеседования', 'Итоговое собеседование'],
    ['итоговое сочинение (изложение)', 'Итоговое сочинение'],
  ])('«%s» means the procedure %s', (name, procedure) => {
    expect(readEventName(name)).toMatchObject({ kind: 'procedure', procedure })
  })

  it.each(['график проведения ВПР, ГИА', 'проведение оценочных процедур', 'план УО', 'окончание проведения ВПР'])(
    '«%s» is an event of its own',
    (name) => {
      expect(readEventName(name).kind).toBe('named')
    },
  )

  it.each([
    ['окончание основного периода проведения ВПР', 'ВПР'],
    ['начало ЕГЭ', 'ЕГЭ'],
    ['график проведения ВПР', 'ВПР'],
    ['план УО', undefined],
  ])('«%s» is about %s', (name, procedure) => {
    expect(procedureBehind(name)).toBe(procedure)
  })
})

describe('the dates of an event', () => {
  const period = { start: '2025-09-01', end: '2026-08-31' }
  const calendar: Calendar = {
    path: 'region/town/',
    events: [
      eventNamed('town', 'ВПР', '2026-04-22', '2026-05-14'),
      eventNamed('region', 'ВПР', '2026-04-21', '2026-05-18'),
      eventNamed('region', 'Весенние каникулы', '2026-03-28', '2026-04-05'),
      eventNamed('town', 'график проведения ВПР, ГИА', null, null),
    ],
    schools: [
      { school: 'school' as never, schoolYear: 2025, procedure: 'ВПР', start: '2026-04-23', end: '2026-05-12' },
    ],
  }
  const dates = (known: Calendar, event: string, executor?: string) =>
    eventDatesFor(known, { period, ...(executor === undefined ? {} : { executor: executor as never }) })(event)

  it.each([
    ['of the school, where it has its own', calendar, 'school', '2026-04-23', 'свои даты школы'],
    ['of the municipality for the others', calendar, 'other', '2026-04-22', 'приказ (Демо)'],
    [
      'of the country where nobody nearer has set them',
      { ...calendar, events: [] },
      'other',
      '2026-04-20',
      'Сообщение',
    ],
  ])('are those %s', (_, known, executor, start, basis) => {
    const found = dates(known, 'график проведения ВПР', executor)
    expect(found?.start).toBe(start)
    expect(found?.basis).toContain(basis)
  })

  it('hold for everything below the node that named it, whatever the letters', () => {
    expect(dates(calendar, '«весенние  каникулы»')?.end).toBe('2026-04-05')
  })

  it('are missing while nobody has set them, and outside the planning period', () => {
    expect(dates(calendar, 'график проведения ВПР, ГИА')).toBeUndefined()
    expect(eventDatesFor(calendar, { period: { start: '2026-09-01', end: '2027-08-31' } })('ВПР')).toBeUndefined()
  })

  it('are not those that were over before the order was approved', () => {
    const late = eventDatesFor({ ...calendar, events: [], schools: [] }, { period, approved: '2026-06-01' })
    expect(late('ВПР')).toBeUndefined()
  })

  it('are those of the first year of a plan of several years', () => {
    const long = eventDatesFor(calendar, { period: { start: '2024-01-01', end: '2026-12-31' } })
    expect(long('ВПР')?.start).toBe('2024-03-01')
  })
})

describe('the windows that plans are checked against', () => {
  const startsOf = (events: Calendar['events']) => listWindows({ events }).map(({ start }) => start)

  it('are those of the country, both of 2022/2023 among them', () => {
    expect(startsOf([])).toEqual(['2021-03-15', '2022-09-19', '2023-03-15', '2024-03-01', '2025-04-11', '2026-04-20'])
  })

  it('give way to the dates that a municipality has set, and not to an event without dates', () => {
    const own = eventNamed('town', 'ВПР', '2026-04-22', '2026-05-14')
    const above = eventNamed('region', 'ВПР', '2026-04-21', '2026-05-18')
    expect(startsOf([own, above]).slice(-2)).toEqual(['2025-04-11', '2026-04-22'])
    expect(startsOf([eventNamed('town', 'ВПР', null, null)]).at(-1)).toBe('2026-04-20')
    expect(findWindow({ events: [own] }, 'ВПР', 2025)).toMatchObject({
      grades: [4, 5, 6, 7, 8, 10],
      source: { kind: 'entered' },
    })
    expect(findWindow({ events: [] }, 'ЕГЭ', 2025)).toBeUndefined()
  })
})

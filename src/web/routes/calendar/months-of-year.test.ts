import { expect, it } from 'vitest'
import type { CalendarEntry, EntryKind } from '#calendar/model'
import { knownUntil, monthsOfYear } from './months-of-year.ts'

const entry = (kind: EntryKind, start: string, end: string): CalendarEntry => ({
  kind,
  key: `${kind} ${start}`,
  title: kind,
  start,
  end,
  procedure: null,
  schoolYear: 2025,
  of: 'federal',
  source: null,
})
const entries = [
  entry('federal', '2026-04-20', '2026-05-20'),
  entry('holidays', '2026-04-27', '2026-05-03'),
  entry('stage', '2026-04-22', '2026-04-22'),
]
const months = monthsOfYear(2025, entries, new Set(['2026-04-21']), '2026-04-20')
const dayOf = (date: string) =>
  months.flatMap(({ weeks }) => weeks.flat()).find((day) => day !== 'none' && day.date === date)

it('goes from September to August in weeks that begin on Monday', () => {
  expect(months.map(({ month }) => month)).toEqual([
    '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02',
    '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08',
  ]) // prettier-ignore
  // 1 April 2026 is a Wednesday.
  expect(months[7]?.weeks[0]?.map((day) => (day === 'none' ? '' : day.day))).toEqual(['', '', 1, 2, 3, 4, 5])
  expect(months[5]?.weeks.flat().filter((day) => day !== 'none')).toHaveLength(28)
})

it.each([
  ['2026-04-20', 'window', false],
  ['2026-04-21', 'deadline', false],
  ['2026-04-22', 'deadline', false],
  ['2026-04-25', 'window', true],
  ['2026-05-01', 'window', true],
  ['2026-05-21', 'none', false],
])('marks %s as %s, day off: %s', (date, mark, isOff) => {
  expect(dayOf(date)).toMatchObject({ mark, isOff, isToday: date === '2026-04-20' })
})

it('says until when the production calendar is known', () => {
  expect([knownUntil(2025), knownUntil(2026)]).toEqual([null, '2026-12-31'])
})

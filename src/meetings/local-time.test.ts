import { expect, it } from 'vitest'
import { formatWhen, localTimeOf, momentAt } from './index.ts'

it.each([
  ['2026-12-03', '14:30', 'Europe/Moscow', '2026-12-03T11:30:00.000Z'],
  ['2026-12-03', '00:10', 'Asia/Vladivostok', '2026-12-02T14:10:00.000Z'],
  ['2026-12-03', '09:00', 'Europe/Kaliningrad', '2026-12-03T07:00:00.000Z'],
  // Berlin goes back to winter time at 3:00 on 25 October 2026 and to summer time at 2:00 on 28 March 2027.
  ['2026-10-25', '12:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
  ['2026-10-25', '01:30', 'Europe/Berlin', '2026-10-24T23:30:00.000Z'],
  ['2027-03-28', '12:00', 'Europe/Berlin', '2027-03-28T10:00:00.000Z'],
])('%s %s on the wall in %3$s is %4$s', (date, time, timezone, moment) => {
  expect(momentAt({ date, time }, timezone)).toBe(moment)
  expect(localTimeOf(moment, timezone)).toEqual({ date, time })
})

it.each([
  [{ kind: 'days', from: '2026-12-01', to: '2026-12-01' }, '1\u00a0декабря 2026\u00a0г.'],
  [
    { kind: 'days', from: '2026-12-01', to: '2026-12-10' },
    '1\u00a0декабря 2026\u00a0г. – 10\u00a0декабря 2026\u00a0г.',
  ],
  [
    { kind: 'moments', from: '2026-12-03T11:30:00.000Z', to: '2026-12-03T13:00:00.000Z' },
    '3\u00a0декабря 2026\u00a0г., 14:30–16:00',
  ],
  [
    { kind: 'moments', from: '2026-12-03T20:00:00.000Z', to: '2026-12-03T22:00:00.000Z' },
    '3\u00a0декабря 2026\u00a0г., 23:00 – 4\u00a0декабря 2026\u00a0г., 01:00',
  ],
] as const)('%o is worded for people in Moscow', (when, words) => {
  expect(formatWhen(when, 'Europe/Moscow')).toBe(words)
})

import { describe, expect, it } from 'vitest'
import { isSendingTime, localMoment } from './local-moment.ts'
import { isSendingDay, opensWeek } from './sending-days.ts'
import { stageOf } from './stage-of.ts'

describe('what a deadline is spoken of', () => {
  // 2026: 23 November is a Monday, 4 November and 31 December are days off.
  it.each([
    ['a Friday: a week before', '2026-11-27', '2026-11-20', 'before-7'],
    ['a Friday: not earlier', '2026-11-27', '2026-11-19', 'none'],
    ['a Friday: the day before', '2026-11-27', '2026-11-26', 'before-1'],
    ['a Friday: on the day itself, if it was not said', '2026-11-27', '2026-11-27', 'before-1'],
    ['a Friday: lateness of Saturday is spoken of on Monday', '2026-11-27', '2026-11-28', 'none'],
    ['a Friday: on Monday', '2026-11-27', '2026-11-30', 'late-3'],
    ['a Monday: the day before is Sunday, so on Friday', '2026-11-30', '2026-11-27', 'before-1'],
    ['a Monday: not yet on Thursday', '2026-11-30', '2026-11-26', 'before-7'],
    ['a Wednesday: one day late', '2026-11-18', '2026-11-19', 'late-1'],
    ['a Wednesday: the third day is Saturday, so still the first on Friday', '2026-11-18', '2026-11-20', 'late-1'],
    ['a Wednesday: on Monday', '2026-11-18', '2026-11-23', 'late-3'],
    ['a Wednesday: a week late', '2026-11-18', '2026-11-25', 'late-7'],
    ['a Wednesday: a month late is for the summary', '2026-11-18', '2026-12-19', 'none'],
    ['the day after a holiday: said before it', '2026-11-05', '2026-11-03', 'before-1'],
    ['after the long holidays: said before them', '2027-01-11', '2026-12-30', 'before-1'],
    ['after the long holidays: not sooner', '2027-01-11', '2026-12-29', 'none'],
    [
      'after the long holidays: the day before is Sunday, and Friday a working day',
      '2027-01-12',
      '2027-01-11',
      'before-1',
    ],
    ['late in the long holidays: said after them', '2026-12-30', '2027-01-11', 'late-7'],
    ['late in the long holidays: nothing on a day off', '2026-12-30', '2026-12-31', 'none'],
  ])('%s', (_what, controlDate, today, stage) => {
    expect(stageOf(controlDate, today)).toBe(stage)
  })
})

describe('days on which people are written to', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-22', false],
    ['2026-11-04', false],
    ['2026-12-31', false],
    // Beyond the last calendar of the Government the Labour Code still holds.
    ['2027-01-01', false],
    ['2027-01-08', false],
    ['2027-01-11', true],
    ['2027-05-01', false],
    ['2028-02-23', false],
  ])('%s: %s', (date, expected) => {
    expect(isSendingDay(date)).toBe(expected)
  })

  it.each([
    ['a Monday', '2026-11-23', true],
    ['a Tuesday', '2026-11-24', false],
    ['a Monday off', '2026-03-09', false],
    ['the Tuesday after it', '2026-03-10', true],
    ['the Monday after the long holidays', '2027-01-11', true],
  ])('the week is opened by %s', (_what, date, expected) => {
    expect(opensWeek(date)).toBe(expected)
  })
})

describe('hours at which people are written to', () => {
  const usual = { from: 20, until: 8 }
  it.each([
    ['Kaliningrad, half past eight', '2026-11-23T06:30:00.000Z', 'Europe/Kaliningrad', usual, '08:30', true],
    ['Kaliningrad, while Moscow works', '2026-11-23T05:30:00.000Z', 'Europe/Kaliningrad', usual, '07:30', false],
    ['Moscow, half past eight', '2026-11-23T05:30:00.000Z', 'Europe/Moscow', usual, '08:30', true],
    [
      'Kamchatka, Monday, while it is Sunday in Moscow',
      '2026-11-22T20:30:00.000Z',
      'Asia/Kamchatka',
      usual,
      '08:30',
      true,
    ],
    ['Kamchatka, night, while Moscow works', '2026-11-23T12:00:00.000Z', 'Asia/Kamchatka', usual, '00:00', false],
    [
      'Kamchatka, Saturday, while it is Friday in Moscow',
      '2026-11-27T20:30:00.000Z',
      'Asia/Kamchatka',
      usual,
      '08:30',
      false,
    ],
    ['the last minute before the quiet hours', '2026-11-23T16:59:00.000Z', 'Europe/Moscow', usual, '19:59', true],
    ['the first minute of the quiet hours', '2026-11-23T17:00:00.000Z', 'Europe/Moscow', usual, '20:00', false],
    [
      'quiet hours that do not cross midnight',
      '2026-11-23T10:00:00.000Z',
      'Europe/Moscow',
      { from: 13, until: 14 },
      '13:00',
      false,
    ],
    ['a holiday', '2026-11-04T09:00:00.000Z', 'Europe/Moscow', usual, '12:00', false],
  ])('%s', (_what, at, timezone, quietHours, time, expected) => {
    const moment = localMoment(at, timezone)
    expect(moment.time).toBe(time)
    expect(isSendingTime(moment, quietHours)).toBe(expected)
  })
})

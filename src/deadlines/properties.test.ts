import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysInMonth, isoDate, lastOfMonth } from './calendar/civil-date.ts'
import { makeRule, onMonthDay, type RecurrenceRule, workdays, writeRule } from './calendar/recurrence-rule.ts'
import { Cursor } from './cursor.ts'
import { splitTokens } from './lexing/split-tokens.ts'
import type { DeadlinePart } from './model.ts'
import { printParts } from './printing/print-deadline.ts'
import { anchored, makePart, stretchPart } from './readers/fragment.ts'
import { readPieces } from './readers/read-fragments.ts'
import { readDeadline } from './read-deadline.ts'
import { schoolYear } from './testing.ts'

const month = fc.integer({ min: 1, max: 12 })
const year = fc.integer({ min: 2018, max: 2032 })
const date = fc
  .tuple(year, month, fc.integer({ min: 1, max: 31 }))
  .map(([y, m, d]) => isoDate(y, m, Math.min(d, daysInMonth(y, m))))
const wholeMonths = fc
  .tuple(year, month, year, month)
  .map(([y1, m1, y2, m2]) => ({ start: isoDate(y1, m1, 1), end: lastOfMonth(y2, m2) }))
const time = fc
  .tuple(fc.constantFrom('до', 'в'), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([lead, h, m]) => `${lead} ${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const note = fc.option(fc.oneof(time, fc.constantFrom('по согласованию', 'ориентировочно')), { freq: 3 })

const dated: fc.Arbitrary<DeadlinePart> = fc
  .oneof(
    date.map((day) => stretchPart('on', { start: day, end: day })),
    date.map((end) => makePart('by', { end })),
    date.map((start) => makePart('from', { start })),
    fc.tuple(date, date).map(([start, end]) => stretchPart('range', { start, end })),
    wholeMonths.map((dates) => stretchPart('range', dates)),
    fc.tuple(year, month).map(([y, m]) => stretchPart('months', { start: isoDate(y, m, 1), end: lastOfMonth(y, m) })),
  )
  .chain((part) => note.map((words) => ({ ...part, note: words })))

const days: fc.Arbitrary<Partial<RecurrenceRule>> = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 0, max: 6 }),
      fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, -1, -2), { minLength: 1, maxLength: 3 }),
    )
    .map(([weekday, ordinals]) => ({ byDay: ordinals.map((ordinal) => ({ weekday, ordinal })) })),
  fc.integer({ min: 1, max: 31 }).map(onMonthDay),
  fc.constantFrom(-1, -2).map((day) => ({ byMonthDay: [day] })),
  fc.constantFrom(1, 2, 3, -1, -2).map((setPosition) => ({ byDay: workdays, setPosition })),
)
const months = fc.uniqueArray(month, { minLength: 1, maxLength: 11 }).map((list) => list.toSorted((a, b) => a - b))
const weekdays = fc
  .uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 7 })
  .map((list) => list.map((weekday) => ({ weekday, ordinal: 0 })))

const rule = fc
  .oneof(
    fc.integer({ min: 1, max: 30 }).map((interval) => makeRule('DAILY', { interval })),
    fc
      .tuple(fc.integer({ min: 1, max: 8 }), weekdays)
      .map(([interval, byDay]) => makeRule('WEEKLY', { interval, byDay })),
    fc.integer({ min: 1, max: 24 }).map((interval) => makeRule('MONTHLY', { interval })),
    days.map((fields) => makeRule('MONTHLY', fields)),
    fc.integer({ min: 1, max: 5 }).map((interval) => makeRule('YEARLY', { interval })),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), months)
      .map(([interval, byMonth]) => makeRule('YEARLY', { interval, byMonth })),
    fc.tuple(months, days).map(([byMonth, fields]) => makeRule('YEARLY', { byMonth, ...fields })),
  )
  .map(writeRule)

const recurring = fc
  .tuple(
    rule,
    fc.constantFrom('none', 'start', 'both'),
    date,
    date,
    fc.option(fc.constantFrom('на совещание директоров', 'к заседанию совета', 'для сводного отчёта'), { freq: 3 }),
  )
  .map(([text, bounds, one, other, words]) => {
    const [start, end] = one < other ? [one, other] : [other, one]
    const fields = bounds === 'none' ? {} : bounds === 'start' ? { start } : { start, end }
    return makePart('recurring', { rule: text, note: words, ...fields })
  })

const event = fc
  .tuple(
    fc.constantFrom(
      'начало',
      'окончание основного этапа',
      'проведение',
      'утверждение',
      'диагностика',
      'экзамены',
      'план-график',
    ),
    fc.array(
      fc.constantFrom(
        'процедур',
        'ВПР',
        'КДР,',
        'по',
        'математике',
        '(пробного)',
        '№ 5',
        'Центра',
        '«Шаг»',
        '4',
        'классов',
      ),
      {
        maxLength: 4,
      },
    ),
  )
  .map(([head, words]) => [head, ...words, 'школ'].join(' '))
const offset = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('D', 'M', 'Y'))
  .map(([count, unit]) => `P${count}${unit}`)

const hanging: fc.Arbitrary<DeadlinePart> = fc.oneof(
  fc
    .tuple(event, fc.constantFrom('before' as const, 'after' as const), fc.option(offset))
    .map(([name, side, duration]) => anchored('relative', { event: name, side, offset: duration })),
  fc
    .tuple(event, fc.integer({ min: 1, max: 40 }))
    .map(([name, count]) =>
      anchored('relative', { event: name, side: 'after', offset: `P${count}D`, workingDays: true }),
    ),
  event.map((name) => anchored('relative', { event: name, side: 'during', offset: null })),
  fc
    .constantFrom('1 четверть', '4 четверть', '2 триместр', 'весенние каникулы')
    .map((name) => anchored('relative', { event: name, side: 'during', offset: null })),
  fc
    .constantFrom(
      'график',
      'план работы школ',
      'отдельный график',
      'утвержденное расписание',
      'приказ Центра',
      'сроки, установленные округом',
    )
    .map((name) => anchored('schedule', { event: name, side: 'during', offset: null })),
)

const plain: fc.Arbitrary<DeadlinePart> = fc.oneof(
  fc.constant(stretchPart('period', schoolYear.period)),
  fc.constant(makePart('continuous')),
  fc.constant(stretchPart('continuous', schoolYear.period)),
  fc
    .constantFrom(null, 'по мере необходимости', 'по заявкам школ')
    .map((words) => makePart('on-request', { note: words })),
)

const hangingNoted = hanging.chain((part) => note.map((words) => ({ ...part, note: words })))

const schedule = fc.array(fc.oneof(dated, recurring, hangingNoted, plain), { minLength: 1, maxLength: 6 })

describe('printing a schedule and reading it again', () => {
  it('gives the same schedule', () => {
    fc.assert(
      fc.property(schedule, (parts) => {
        const again = readDeadline(printParts(parts), schoolYear)
        expect(again.parts).toEqual(parts)
        expect(again.unread).toBe('')
      }),
      { numRuns: 3000, seed: 20260101 },
    )
  })
})

const cell = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'октябрь 2023 г.',
        'октябрь, март',
        'ноябрь – май',
        'до 1 декабря',
        'с 1 по 10 февраля 2024 г.',
        '15.03',
        'II квартал',
        'I полугодие',
        'вторая декада марта',
        'декабрь, последняя неделя',
        'в течение учебного года',
        '2023, 2024 гг.',
        'постоянно',
        'по запросу',
        'по мере необходимости',
        'по графику',
        'по плану центра',
        'в установленные сроки',
        'ежемесячно',
        'последний понедельник месяца',
        'по рабочим дням',
        'каждый день',
        'до 5 числа каждого месяца',
        '2 раза в год',
        'раз в месяц с октября по май',
        'ежегодно в марте',
        'ежемесячно к совещанию директоров',
        'за 2 недели до экзамена',
        'после окончания проверки',
        'до ВПР',
        'в период экзаменов',
        'в III четверти',
        'осенние каникулы',
        'по итогам четверти',
        'до 12:00 20 января',
        'по согласованию',
        'с 20 по 10 октября',
      ),
      fc.constantFrom('; ', ', ', ' ', '\n', '. ', ' ('),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((phrases) => phrases.flat().slice(0, -1).join(''))

describe('a cell of several phrases, whatever stands between them', () => {
  it('is printed and read again as the same schedule, when all of it was understood', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const { parts, unread } = readDeadline(text, schoolYear)
        if (unread === '') expect(readDeadline(printParts(parts), schoolYear).parts).toEqual(parts)
      }),
      { numRuns: 5000, seed: 20260101 },
    )
  })
})

const vocabulary =
  'октябрь мая сент. пн среда по в с до к на за и не позднее чем после через течение период проведения ВПР графику плану запросу постоянно ежемесячно ежегодно каждый последний первый понедельник рабочий день месяца числа года г. гг. учебный квартал полугодие декада начало конец раз раза реже недели дней 5 10 31 2023 2024 2023-2024 01.12.2023 12.00 14:00 II IV , ; . – - ( ) « » \n руководители ОО каникулы четверть весь плановый при необходимости согласно срок'.split(
    ' ',
  )
const phrase = fc.array(fc.constantFrom(...vocabulary), { maxLength: 24 }).map((words) => words.join(' '))
const anyText = fc.oneof(
  phrase,
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

describe('any text at all', () => {
  it('is read to its end: every token in one piece, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = splitTokens(text)
        const pieces = readPieces(new Cursor(text, tokens, schoolYear))
        let at = 0
        for (const { from, to } of pieces) {
          expect(from).toBe(at)
          expect(to).toBeGreaterThan(from)
          at = to
        }
        expect(at).toBe(tokens.length)
        for (const piece of pieces) {
          if (piece.kind !== 'read') continue
          expect(piece.fragments.length).toBeGreaterThan(0)
          for (const fragment of piece.fragments) expect(fragment.to).toBeLessThanOrEqual(piece.to)
          const ends = piece.fragments.map(({ to }) => to)
          expect(ends).toEqual(ends.toSorted((a, b) => a - b))
        }
      }),
      { numRuns: 5000, seed: 20260101 },
    )
  })

  it('loses no word: what has no part and frames nothing is unread', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...vocabulary, 'методисты', 'школы'), { maxLength: 12 }), (words) => {
        const { unread, parts } = readDeadline(words.join(' '), schoolYear)
        const kept = `${unread} ${parts.map(({ anchor, note }) => `${anchor?.event} ${note}`).join(' ')}`
        for (const word of ['методисты', 'школы']) if (words.includes(word)) expect(kept).toContain(word)
      }),
      { numRuns: 3000, seed: 20260101 },
    )
  })

  it('gives dates that exist, and one control date among them', () => {
    fc.assert(
      fc.property(phrase, (text) => {
        const { parts, control } = readDeadline(text, schoolYear)
        for (const { start, end } of parts) {
          for (const day of [start, end]) {
            if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
          }
        }
        if (control !== null) expect(parts.some(({ kind }) => kind !== 'unknown')).toBe(true)
      }),
      { numRuns: 3000, seed: 20260101 },
    )
  })
})

describe('a hundred kilobytes of anything', () => {
  const long = 100_000
  it.each([
    ['months in a row', 'октябрь, '],
    ['months and years in turn', 'май, 2023, 2024, '],
    ['numbers', '1 '],
    ['numbers over commas', '1, '],
    ['numbers over dashes', '1-'],
    ['dots', '.'],
    ['opening brackets', '('],
    ['quotation marks', '«'],
    ['prepositions', 'по '],
    ['unfinished terms', 'за 2 '],
    ['unfinished schedules', 'по отдельному '],
    ['schedules that never end', 'по графику проведения '],
    ['one event of many words', 'школа '],
    ['one word', 'я'],
    ['one number', '7'],
    ['dates that do not exist', '31.02.2024 '],
    ['repeated dates', '01.12.2023 '],
    ['weekdays', 'пн, '],
    ['ordinals', 'первый и '],
    ['rhythms', 'ежемесячно, '],
    ['soft hyphens', '\u00ad'],
    ['line breaks', '\n'],
    ['semicolons', ';'],
    ['emoji', '🙂'],
  ])('%s: four times the text takes no more than some four times the work', (_, piece) => {
    expect(spentMs(piece, long)).toBeLessThan(10 * Math.max(spentMs(piece, long / 4), 10))
  })

  /** Processor time of this process, best of three: how fast the machine is, and what else it does, is not to count. */
  function spentMs(piece: string, length: number): number {
    const text = piece.repeat(Math.ceil(length / piece.length))
    return Math.min(
      ...[1, 2, 3].map(() => {
        const before = process.cpuUsage()
        readDeadline(text, schoolYear)
        const { user, system } = process.cpuUsage(before)
        return (user + system) / 1000
      }),
    )
  }
})

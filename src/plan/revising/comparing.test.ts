import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Due } from '../fan-out.ts'
import type { ExecutionId } from '../model.ts'
import { diffWords } from './diff-words.ts'
import { matchMeasures, type MatchedRow } from './match-measures.ts'
import { pairDues, type Standing } from './pair-dues.ts'

describe('two wordings side by side', () => {
  it.each([
    ['до 16 ноября 2026 г.', 'до 1 марта 2027 г.', 'до [-16 ноября 2026-]{+1 марта 2027+} г.'],
    ['Отчёт школы', 'Отчёт школы о ходе плана', 'Отчёт школы{+ о ходе плана+}'],
    ['', 'Протокол', '{+Протокол+}'],
    ['Совещание', 'Совещание', 'Совещание'],
  ])('«%s» and «%s»', (from, to, expected) => {
    const marks = { same: ['', ''], gone: ['[-', '-]'], new: ['{+', '+}'] } as const
    expect(
      diffWords(from, to)
        .map(({ kind, text }) => marks[kind].join(text))
        .join(''),
    ).toBe(expected)
  })

  it('give both wordings back, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (from, to) => {
        const pieces = diffWords(from, to)
        const without = (left: 'gone' | 'new') =>
          pieces.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('')
        expect([without('new'), without('gone')]).toEqual([from, to])
      }),
      { seed: 93, numRuns: 300 },
    )
  })
})

const rows = (...texts: readonly (readonly [number: string | null, text: string, section?: string])[]) =>
  texts.map(([number, text, section = null], index): MatchedRow => ({
    origin: 'measure',
    section: section as string | null,
    number,
    text,
    position: index + 1,
  }))

describe('rows of a new wording and of the former one', () => {
  it.each<[string, MatchedRow[], MatchedRow[], [number, number][]]>([
    [
      'the same words under other numbers',
      rows(['1', 'Совещание директоров'], ['2', 'Отчёт школы']),
      rows(['1', 'Отчёт школы'], ['2', 'Совещание директоров']),
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      'reworded under the same number',
      rows(['3', 'Семинар для учителей математики по критериям оценивания']),
      rows(['3', 'Практический семинар учителей математики: критерии']),
      [[0, 0]],
    ],
    ['other work under the same number', rows(['3', 'Семинар для учителей']), rows(['3', 'Памятка родителям']), []],
    [
      'split: the part most like it goes on',
      rows(['4', 'Подготовка справки и проведение совещания по итогам ВПР']),
      rows(['4', 'Подготовка справки по итогам ВПР'], ['5', 'Проведение совещания по итогам ВПР с директорами']),
      [[0, 0]],
    ],
    [
      'the same words in two sections',
      rows(['1', 'Контроль', 'А'], ['1', 'Контроль', 'Б']),
      rows(['1', 'Контроль', 'Б']),
      [[0, 1]],
    ],
  ])('%s', (_, before, after, expected) => {
    expect([...matchMeasures(before, after)].toSorted((a, b) => a[0] - b[0])).toEqual(expected)
  })

  it('find each its own where there are two thousand of them', () => {
    const many = (shift: number) =>
      rows(
        ...Array.from({ length: 2000 }, (_, i) => [`${i + shift}`, `Мероприятие номер ${i} вида ${i % 17}`] as const),
      )
    expect(matchMeasures(many(0), many(5)).size).toBe(2000)
  })
})

const at = (control: string | null, more: Partial<Standing> = {}): Standing => ({
  id: `${control}` as ExecutionId,
  item: null,
  state: 'not-started',
  start: null,
  control,
  waitsFor: null,
  event: null,
  eventPart: null,
  version: 1,
  ...more,
})
const due = (control: string | null, item: number | null = null, event?: string): Due => ({
  item,
  start: null,
  control,
  reason: 'срок',
  waitsFor: control === null ? (event ?? null) : null,
  ...(event === undefined ? {} : { bound: { event, part: 0 } }),
})

describe('executions and the dues of a new wording', () => {
  it.each<[string, Standing[], Due[], [string | null, string | null][], number, number]>([
    ['a moved date', [at('2026-11-16')], [due('2027-03-01')], [['2026-11-16', '2027-03-01']], 0, 0],
    [
      'the same months on other days',
      [at('2026-09-30'), at('2026-10-30')],
      [due('2026-09-07'), due('2026-10-05')],
      [
        ['2026-09-30', '2026-09-07'],
        ['2026-10-30', '2026-10-05'],
      ],
      0,
      0,
    ],
    [
      'fewer than there were: the nearest goes on',
      [at('2026-09-30'), at('2026-12-30')],
      [due('2027-01-20')],
      [['2026-12-30', '2027-01-20']],
      1,
      0,
    ],
    [
      'more than there were',
      [at('2026-09-30')],
      [due('2026-09-30'), due('2026-12-30')],
      [['2026-09-30', '2026-09-30']],
      0,
      1,
    ],
    [
      'an event that got its date by the order',
      [at(null, { waitsFor: 'ВПР', event: 'ВПР' })],
      [due('2027-04-01')],
      [[null, '2027-04-01']],
      0,
      0,
    ],
    ['nothing is due any more', [at('2026-09-30')], [], [], 1, 0],
    [
      'a row that got items',
      [at('2026-09-30')],
      [due('2026-09-30', 0), due('2026-09-30', 1)],
      [['2026-09-30', '2026-09-30']],
      0,
      1,
    ],
  ])('%s', (_, standing, dues, pairs, gone, fresh) => {
    const paired = pairDues(standing, dues)
    expect(new Set(paired.pairs.map((pair) => `${pair.standing.control} ${pair.due.control}`))).toEqual(
      new Set(pairs.map(([from, to]) => `${from} ${to}`)),
    )
    expect([paired.gone.length, paired.fresh.length]).toEqual([gone, fresh])
  })

  it('take each other once, and none is forgotten', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-10-${String(n).padStart(2, '0')}`)
    const date = fc.option(day, { nil: null })
    fc.assert(
      fc.property(fc.array(date, { maxLength: 8 }), fc.array(date, { maxLength: 8 }), (old, fresh) => {
        const standing = old.map((control, index) => at(control, { id: String(index) as ExecutionId }))
        const dues = fresh.map((control) => due(control))
        const paired = pairDues(standing, dues)
        const ids = [...paired.pairs.map((pair) => pair.standing.id), ...paired.gone.map(({ id }) => id)]
        expect(new Set(ids).size).toBe(standing.length)
        expect(paired.pairs.length + paired.fresh.length).toBe(dues.length)
        expect(paired.pairs.length).toBe(Math.min(standing.length, dues.length))
      }),
      { seed: 93, numRuns: 300 },
    )
  })
})

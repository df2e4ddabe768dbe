import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDeadline } from '#deadlines'
import type { Deadline, DeadlinePart, ReadingContext } from '#deadlines/model'

/**
 * The deadlines of five real plans, cut out of their texts by the simplest means, against what the plans mean. The texts
 * lie outside the repository, in the folder that OBYEKTIV_SHARED names.
 */
const shared = process.env['OBYEKTIV_SHARED']

/** A part in one line: kind, dates, and what it hangs on. */
function short({ kind, start, end, rule, anchor }: DeadlinePart): string {
  const dates = kind === 'period' || (start === null && end === null) ? '' : ` ${start ?? ''}/${end ?? ''}`
  return `${kind}${dates}${rule === null ? '' : ` ${rule}`}${anchor === null ? '' : ` ${anchor.side} «${anchor.event}»`}`
}

interface Plan {
  readonly file: string
  readonly context: ReadingContext
  /** The deadline cells of the rows, in order. */
  cells(text: string): string[]
  /** What each row means, as `short` says it, sub-items over « | ». */
  readonly meaning: readonly string[]
  /** Rules of the warnings by row number. */
  readonly warnings: Readonly<Record<number, readonly string[]>>
}

/** Rows of a table whose columns are parted by tabs: a line that begins with a number opens a row. */
function column(text: string, index: number, opens: RegExp): string[] {
  const from = text.search(opens)
  return text
    .slice(from)
    .split(/\n(?=\d+(?:\.\d+)?\.?\t)/)
    .map((row) => row.split('\t')[index]?.trim() ?? '')
    .filter((cell) => cell !== '')
}

const whole = 'period'
const procedures = 'relative during «проведение оценочных процедур»'

const plans: readonly Plan[] = [
  {
    file: 'levokumskoye-679.txt',
    context: { period: { start: '2023-01-01', end: '2024-12-31' }, approved: '2022-12-30' },
    cells: (text) => column(text, 2, /^1\t/m),
    meaning: [
      'months 2023-01-01/2023-01-31',
      'months 2023-02-01/2023-02-28',
      'months 2023-02-01/2023-02-28 | months 2024-02-01/2024-02-29',
      'months 2023-03-01/2023-03-31',
      'months 2023-03-01/2023-03-31 | months 2024-03-01/2024-03-31',
      'range 2023-04-01/2023-06-30 | range 2024-04-01/2024-06-30',
      'months 2023-05-01/2023-05-31 | months 2024-05-01/2024-05-31',
      'months 2023-08-01/2023-08-31 | months 2024-08-01/2024-08-31',
      'months 2023-08-01/2023-08-31 | months 2023-11-01/2023-11-30 | months 2024-03-01/2024-03-31 | months 2024-08-01/2024-08-31 | months 2024-11-01/2024-11-30',
      whole,
      'months 2023-09-01/2023-09-30',
      'months 2023-09-01/2023-09-30 | months 2023-06-01/2023-06-30',
      'range 2022-09-01/2023-08-31',
      'months 2023-10-01/2023-10-31 | months 2024-02-01/2024-02-29',
      'months 2023-12-01/2023-12-31',
      whole,
      'months 2023-12-01/2023-12-31 | months 2024-02-01/2024-02-29 | months 2024-05-01/2024-05-31',
      'range 2023-01-01/2023-12-31 | range 2024-01-01/2024-12-31',
      'schedule during «график проведения ВПР, ГИА»',
      'months 2023-09-01/2023-09-30 | months 2024-04-01/2024-04-30',
    ],
    warnings: { 12: ['out-of-order'], 13: ['partly-outside-period'] },
  },
  {
    file: 'lazo-429.txt',
    context: { period: { start: '2023-09-01', end: '2024-08-31' }, approved: '2023-11-02' },
    // Scanning broke the rows over pages: deadlines are the cells between the executors and the results, whatever the row.
    cells: (text) =>
      [
        ...text
          .slice(text.indexOf('1\t2\t3'))
          .matchAll(/\t((?:до |постоянно|ноябрь|декабрь|январь|в течение|Учителя-предметники ООО)[^\t\n]*)\t/g),
      ].map(([, cell]) => cell ?? ''),
    meaning: [
      'by /2023-11-13',
      'continuous',
      'by /2023-11-13',
      'continuous',
      'range 2023-11-01/2024-05-31',
      'unknown',
      'range 2023-11-01/2024-05-31',
      'range 2023-11-01/2024-05-31',
      'by /2023-11-30',
      'months 2023-11-01/2023-11-30 | months 2023-12-01/2023-12-31',
      'months 2023-11-01/2023-11-30',
      'months 2023-11-01/2023-11-30 | months 2023-12-01/2023-12-31',
      'range 2023-11-01/2024-05-31',
      'continuous',
      'range 2023-11-01/2024-05-31',
      'months 2023-12-01/2023-12-31',
      'months 2024-01-01/2024-01-31 | months 2024-04-01/2024-04-30',
      'months 2023-11-01/2023-11-30 | months 2023-12-01/2023-12-31 | months 2024-01-01/2024-01-31',
      whole,
      'months 2023-11-01/2023-11-30',
      'continuous',
      'continuous',
      'continuous',
      'continuous',
      ...Array.from({ length: 6 }, () => whole),
    ],
    warnings: {},
  },
  {
    file: 'promyshlennovsky-244.txt',
    context: { period: { start: '2022-08-01', end: '2023-09-30' }, approved: '2022-07-01' },
    cells: (text) =>
      text
        .slice(text.indexOf('Ответственные'))
        .split(/\n\t(?=\s*\d+\.?\s*\n\t)/)
        .slice(1)
        .map((row) => row.split('\n\t')[2]?.trim() ?? ''),
    meaning: [
      'months 2022-08-01/2022-08-31',
      'months 2022-08-01/2022-08-31 | months 2022-09-01/2022-09-30',
      'months 2022-10-01/2022-10-31',
      whole,
      whole,
      'months 2022-11-01/2022-11-30',
      'months 2022-11-01/2022-11-30',
      whole,
      whole,
      'range 2023-05-01/2023-03-31',
      'months 2023-09-01/2023-09-30',
      'months 2023-08-01/2023-08-31',
    ],
    warnings: { 10: ['reversed-range'] },
  },
  {
    file: 'kuraginsky.txt',
    context: { period: { start: '2023-09-01', end: '2024-08-31' } },
    cells: (text) => column(text, 2, /^1\.\t/m),
    meaning: [
      whole,
      whole,
      'continuous 2023-09-01/2024-08-31',
      'schedule during «план УО»',
      'schedule during «план УО»',
      ...Array.from({ length: 5 }, () => 'schedule during «график проведения»'),
      'on-request | range 2024-02-01/2024-04-30 | schedule during «план» | months 2024-04-01/2024-04-30',
      whole,
      whole,
      'continuous 2023-09-01/2024-08-31',
      whole,
    ],
    warnings: {},
  },
  {
    file: 'yeniseysky-305.txt',
    context: { period: { start: '2023-09-01', end: '2024-08-31' }, approved: '2023-11-08' },
    cells: (text) => column(text, 3, /^1\.1\t/m),
    meaning: [
      'months 2023-09-01/2023-09-30',
      'schedule during «график проведения ВПР»',
      'months 2023-11-01/2023-11-30',
      'months 2024-02-01/2024-02-29',
      'by /2023-12-01',
      'relative after «окончание основного периода проведения ВПР»',
      'months 2024-01-01/2024-01-31',
      'months 2023-12-01/2023-12-31 | months 2023-11-01/2023-11-30',
      'schedule during «план работы»',
      procedures,
      procedures,
      procedures,
      procedures,
      // The page cuts this cell in two; its second half stands in the next row.
      'relative during «проведение»',
      procedures,
      'months 2024-03-01/2024-03-31',
      whole,
    ],
    warnings: { 1: ['before-approval'] },
  },
]

const folder = join(shared ?? '', 'corpus', 'plans')

describe.skipIf(shared === undefined)('the deadlines of five real plans (needs OBYEKTIV_SHARED)', () => {
  for (const plan of plans) {
    it(`are read as meant: ${plan.file}`, () => {
      const cells = plan.cells(readFileSync(join(folder, plan.file), 'utf8'))
      const read = cells.map((cell) => readDeadline(cell, plan.context))
      console.log([`${plan.file}: ${read.length} deadlines`, ...read.map(rowOf)].join('\n'))
      expect(read.map(({ parts }) => parts.map(short).join(' | '))).toEqual(plan.meaning)
      const warned = read.flatMap(({ warnings }, index) =>
        warnings.length === 0 ? [] : [[index + 1, warnings.map(({ rule }) => rule)] as const],
      )
      expect(Object.fromEntries(warned)).toEqual(plan.warnings)
      expect(read.filter(({ unread }) => unread !== '').map(({ unread }) => unread)).toEqual(
        read.filter(({ parts }) => parts.some(({ kind }) => kind === 'unknown')).map(({ text }) => text),
      )
    })
  }

  it('stand in the text of the orders too', () => {
    const context = { period: { start: '2023-09-01', end: '2024-08-31' }, approved: '2023-11-02' }
    const order = readFileSync(join(folder, 'lazo-429.txt'), 'utf8')
    const terms = [...order.matchAll(/^Срок:? .*$/gm)].map(([line]) => readDeadline(line, context))
    console.log(terms.map(rowOf).join('\n'))
    expect(terms.map(({ parts, control }) => [...parts.map(short), control].join(' → '))).toEqual([
      'recurring FREQ=MONTHLY → 2023-11-30',
      'by /2023-11-30 → 2023-11-30',
      'by /2023-11-30 → 2023-11-30',
      'recurring FREQ=MONTHLY → 2023-11-30',
      'recurring FREQ=MONTHLY;BYDAY=-1MO → 2023-11-27',
      'by /2023-11-30 → 2023-11-30',
    ])
    expect(terms.map(({ unread }) => unread).join('')).toBe('')
  })
})

function rowOf({ text, parts, control, unread, warnings }: Deadline, index: number): string {
  const doubts = warnings.map(({ rule }) => `  ! ${rule}`).join('')
  const left = unread === '' ? '' : `  unread «${unread}»`
  return `${String(index + 1).padStart(3)}  ${text.replaceAll(/\s+/g, ' ')}  →  ${parts.map(short).join(' | ')}  [${control ?? 'no date'}]${doubts}${left}`
}

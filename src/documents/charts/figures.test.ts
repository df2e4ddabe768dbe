import { describe, expect, it } from 'vitest'
import { measureText } from '../fonts/chart-fonts.ts'
import { drawDifficultyCurve } from './draw-difficulty-curve.ts'
import { drawCohortYears } from './draw-cohort-years.ts'
import { drawDynamics } from './draw-dynamics.ts'
import { drawExpectedRanges } from './draw-expected-ranges.ts'
import { drawFunnel } from './draw-funnel.ts'
import { drawMarkShares } from './draw-mark-shares.ts'
import { drawNamedSchools } from './draw-named-schools.ts'
import { drawNeededWorks } from './draw-needed-works.ts'
import { drawRegisterComparison } from './draw-register-comparison.ts'
import { drawScoreHistogram } from './draw-score-histogram.ts'
import { drawTaskByMark } from './draw-task-by-mark.ts'
import { drawTaskPerformance } from './draw-task-performance.ts'
import { drawYearStrip } from './draw-year-strip.ts'
import type { Figure, FigureSize } from './figure.ts'
import { fontSize } from './render-svg.ts'

const scores = Array.from({ length: 25 }, (_, score) => 2 + ((score * 7) % 11))
const taskLabels = ['1К1', '1К2', '2', '3.1', '3.2', '4', '5', '6', '7', '8', '9', '10', '11', '12.1', '12.2', '13']
const long = 'Муниципальное общеобразовательное учреждение «Средняя общеобразовательная школа № 6»'

const figures: Readonly<Record<string, (size: FigureSize) => Figure>> = {
  histogram: (size) =>
    drawScoreHistogram(
      {
        counts: scores,
        cuts: { 3: 10, 4: 16, 5: 21 },
        expected: {
          mean: scores.map(() => 6),
          low: scores.map(() => 4),
          high: scores.map(() => 8),
          label: 'ожидание по похожим школам',
        },
        highlighted: [10, 16],
      },
      size,
    ),
  'histogram with cuts close together': (size) =>
    drawScoreHistogram({ counts: [1, 2, 3, 4, 5, 4, 3, 2, 1, 0], cuts: { 3: 7, 4: 8, 5: 9 } }, size),
  'cohort years': (size) =>
    drawCohortYears(
      [1.68, 0.26, -0.4, 0, 0.1, 0.2].map((level, i) => ({
        procedure: i === 5 ? 'ОГЭ' : 'ВПР',
        grade: 4 + i,
        year: 2022 + i,
        works: 41,
        participants: 44,
        level,
        expected: i === 0 ? 'none' : { mean: level + 0.3, low: level - 0.2 + (i === 1 ? 0.7 : 0), high: level + 0.8 },
        own: i === 0,
      })),
      size,
    ),
  'mark shares': (size) =>
    drawMarkShares(
      [
        { label: long, works: 89, shares: [0.0337, 0.3596, 0.4382, 0.1685] },
        { label: '4Г', works: 7, shares: 'too-few' },
        { label: 'Вся выборка', works: 1_690_000, shares: [0.05, 0.33, 0.44, 0.18] },
        { label: 'Край', works: 'unknown', shares: [0, 0, 0, 1] },
      ],
      size,
    ),
  'register comparison': (size) =>
    drawRegisterComparison(
      [
        { label: long, works: 93, shares: [0.5591, 0.3978, 0.0431] },
        { label: 'Край', works: 29_586, shares: [0.3722, 0.6067, 0.0211] },
        { label: 'Крайний случай', works: 12, shares: [0, 0, 1] },
      ],
      size,
    ),
  'expected ranges of shares': (size) =>
    drawExpectedRanges(
      {
        rows: taskLabels.map((label, i) => ({
          label: `${label}\u00a0р`,
          value: i / 16,
          expected: { mean: 0.6, low: 0.45, high: 0.75 },
          highlighted: i < 3,
        })),
        scale: 'share',
        ownLabel: 'класс «7А», 24 работы',
        expectedLabel: 'ожидание при том же общем балле',
        bandLabel: 'коридор: 19 честных классов из 20',
        highlightLabel: 'на этих заданиях держится признак',
        key: 'Буква «р» отмечает задания с развёрнутым ответом.',
        axisLabel: 'Набрано, %',
        rowTitle: 'Задание',
        alt: 'Выполнение заданий рядом с ожиданием.',
      },
      size,
    ),
  'expected ranges of counts, grouped': (size) =>
    drawExpectedRanges(
      {
        rows: [
          { label: 'не похожи', group: long, value: 0, expected: 'unknown', highlighted: false },
          { label: 'совпали все баллы', value: 21, expected: { mean: 0.2, low: 0, high: 1 }, highlighted: true },
        ],
        scale: 'count',
        ownLabel: 'в классе',
        expectedLabel: 'в других классах',
        bandLabel: 'коридор',
        highlightLabel: 'больше обычного',
        axisLabel: 'Число работ',
        rowTitle: 'Насколько похожи',
        alt: 'Сходство работ.',
      },
      size,
    ),
  'difficulty curve': (size) =>
    drawDifficultyCurve(
      {
        tasks: taskLabels.map((label, i) => ({
          label,
          share: 0.5,
          expected: 1 - i / 20,
          low: 0.9 - i / 20,
          high: Math.min(1, 1.1 - i / 20),
        })),
        ownLabel: 'класс «7А», 24 работы',
        expectedLabel: 'ожидание при том же общем балле',
        alt: 'Задания от лёгких к трудным.',
      },
      size,
    ),
  'named schools': (size) =>
    drawNamedSchools(
      {
        touched: Array.from({ length: 100 }, (_, i) => i < 5),
        panels: [
          { title: 'Без поправки', named: Array.from({ length: 100 }, (_, i) => i % 9 === 0) },
          { title: 'С поправкой', named: Array.from({ length: 100 }, (_, i) => i < 4) },
        ],
      },
      size,
    ),
  'needed works': (size) =>
    drawNeededWorks(
      {
        points: [0.2, 0.5, 1].map((effect) => ({ effect, works: Math.round(50 / effect ** 2) })),
        chosen: 0.5,
        effectLabel: 'Подняли, %',
      },
      size,
    ),
  'task performance': (size) =>
    drawTaskPerformance(
      {
        rows: taskLabels.map((label, i) => ({
          label,
          level: i % 3 === 2 ? 'advanced' : 'basic',
          share: i === 3 ? 'too-few' : i / 15,
          reference: i === 4 ? 'unknown' : 0.6,
          highlighted: i < 3,
        })),
        ownLabel: 'СОШ № 6, 89 работ',
        referenceLabel: 'Демонстрационный округ, 3162 работы',
        zones: { basic: [0.57, 0.6], advanced: [0.285, 0.3] },
      },
      size,
    ),
  'tasks by mark': (size) =>
    drawTaskByMark(
      {
        tasks: taskLabels,
        groups: [
          { mark: 2, works: 3, shares: 'too-few' },
          { mark: 3, works: 32, shares: taskLabels.map(() => 0.6) },
          { mark: 4, works: 39, shares: taskLabels.map(() => 1) },
          { mark: 5, works: 15, shares: taskLabels.map(() => 1) },
        ],
      },
      size,
    ),
  funnel: (size) =>
    drawFunnel(
      {
        points: [
          { label: 'СОШ № 1', works: 20, value: 55, highlighted: false },
          { label: 'СОШ № 6', works: 89, value: 81, highlighted: true },
          { label: 'СОШ № 7', works: 92, value: 80, highlighted: true },
          { label: 'Средняя школа имени первого учителя', works: 200, value: 79, highlighted: true },
        ],
        centre: 60,
        limits: [20, 50, 100, 200].map((works) => ({
          works,
          inner: [60 - 60 / Math.sqrt(works), 60 + 60 / Math.sqrt(works)],
          outer: [60 - 90 / Math.sqrt(works), 60 + 90 / Math.sqrt(works)],
        })),
        valueLabel: 'Средний балл, % от максимума',
        innerLabel: 'пределы 95 %',
        outerLabel: 'пределы 99,8 %',
        digits: 0,
      },
      size,
    ),
  dynamics: (size) =>
    drawDynamics(
      {
        measure: 'Качество (доля «4» и «5»)',
        years: [2024, 2025, 2026],
        groups: [
          { label: 'СОШ № 6', values: [{ share: 0.41, works: 88 }, 'none', { share: 0.62, works: 89 }] },
          { label: 'Край', values: [{ share: 0.44, works: 'unknown' }, { share: 0.43, works: 30_000 }, 'none'] },
        ],
      },
      size,
    ),
  'year strip': (size) =>
    drawYearStrip(
      {
        years: [2024, 2025, 2026],
        rows: [
          { label: '4 класс, русский язык', cells: ['sign', 'quiet', 'sign'] },
          { label: '8 класс, обществознание (углублённый уровень)', cells: ['none', 'too-few', 'quiet'] },
        ],
      },
      size,
    ),
}

const sizes = ['wide', 'narrow'] as const
const cases = Object.entries(figures).flatMap(([name, draw]) => sizes.map((size) => ({ name, size, draw })))

describe.each(cases)('$name, $size', ({ draw, size }) => {
  const figure = draw(size)

  it('names itself in one Russian sentence and grows with its place', () => {
    expect(figure.alt).toMatch(/^[А-ЯЁ].*\.$/s)
    expect(figure.svg).toContain(`viewBox="0 0 ${figure.width} ${figure.height}" width="100%" role="img" aria-label="`)
  })

  it('has a table with as many cells in each row as columns', () => {
    expect(figure.table.rows.length).toBeGreaterThan(0)
    for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length)
    expect(figure.table.rows.flat().join(' ')).not.toMatch(/NaN|undefined|Infinity|\d\.\d+\s*%/)
  })

  it('cuts no text at its edges', () => {
    for (const { text, from, to, top, bottom } of textsOf(figure.svg)) {
      expect({ text, from: from >= -1, to: to <= figure.width + 1 }).toEqual({ text, from: true, to: true })
      expect({ text, top: top >= -1, bottom: bottom <= figure.height + 1 }).toEqual({ text, top: true, bottom: true })
    }
  })

  it('stands on any page: no scripts, no styles, no classes', () => {
    expect(figure.svg).not.toMatch(/<style|<script| style="| class="|NaN|undefined/)
  })

  it('is the same when drawn again after others', () => {
    figures['mark shares']!('wide')
    expect(draw(size).svg).toBe(figure.svg)
  })
})

it('gives two figures on one page no id in common', () => {
  const ids = cases.flatMap(({ draw, size }) => [...draw(size).svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  expect(ids.length).toBeGreaterThan(3)
  expect(new Set(ids).size).toBe(ids.length)
})

it('tells what needs a closer look by pattern and words, not by colour alone', () => {
  const { svg, table } = figures['histogram']!('wide')
  expect(svg).toContain('<pattern')
  expect(svg).toContain('требует уточнения')
  expect(table.rows[10]).toEqual([
    '10',
    '6',
    expect.stringMatching(/^\d,\d\u00a0%$/),
    '6,0',
    '4,0–8,0',
    'требует уточнения',
  ])
})

it('moves a percentage that does not fit its segment above the bar', () => {
  const texts = textsOf(figures['mark shares']!('narrow').svg).map(({ text }) => text)
  expect(texts).toContain('«2»\u00a03,4\u00a0%')
})

/** Extent of every line of text, from its place, anchor and the typeface's own widths. */
function textsOf(svg: string) {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
    const text = escaped.replaceAll('&amp;', '&')
    const number = (name: string): number =>
      Number.parseFloat(new RegExp(` ${name}="([^"]*)"`).exec(` ${attributes}`)?.[1] ?? '0')
    const transform = / transform="([^"]*)"/.exec(` ${attributes}`)?.[1] ?? ''
    const turned = /matrix|rotate/.test(transform)
    const [dx = 0, dy = 0] = (/translate\(([^)]*)\)/.exec(transform)?.[1] ?? '0 0')
      .split(/[ ,]+/)
      .map(Number.parseFloat)
    const matrix = /matrix\(([^)]*)\)/.exec(transform)?.[1]?.split(/[ ,]+/).map(Number.parseFloat) ?? []
    const x = number('x') + (turned ? (matrix[4] ?? 0) : dx)
    const y = turned ? (matrix[5] ?? 0) : number('y') + dy
    const width = turned ? 0 : measureText(text, fontSize)
    const anchor = / text-anchor="(\w+)"/.exec(` ${attributes}`)?.[1] ?? 'start'
    const from = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x
    return { text, from, to: from + width, top: y - fontSize / 2, bottom: y + fontSize / 2 }
  })
}

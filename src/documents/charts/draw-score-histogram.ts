import type { EChartsOption, SeriesOption } from 'echarts'
import { counted, formatNumber, formatShare } from '#kernel/russian-text'
import { measureText } from '../fonts/chart-fonts.ts'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { layLegend, type LegendEntry } from './legend.ts'
import { palette, patterns } from './palette.ts'
import { placeText } from './place-text.ts'
import { fontSize, renderSvg } from './render-svg.ts'

export interface ScoreHistogram {
  /** Works by primary score 0…M: whole counts. */
  readonly counts: readonly number[]
  /** First primary score of each mark; omitted where there is no scale. */
  readonly cuts?: { readonly 3: number; readonly 4: number; readonly 5: number }
  /** Expected works by score, with the band around them; same length as `counts`. */
  readonly expected?: {
    readonly mean: readonly number[]
    readonly low: readonly number[]
    readonly high: readonly number[]
    /** What is expected, e.g. `ожидание по похожим школам`. */
    readonly label: string
  }
  /** Scores that need a closer look. */
  readonly highlighted?: readonly number[]
}

const plot = { left: 38, right: 8, height: 190, axis: 42 }

/** Works by primary score, with the cuts of the marks, the expectation with its band, and the scores to look at. */
export function drawScoreHistogram(data: ScoreHistogram, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const top = data.counts.length - 1
  const highlighted = new Set(data.highlighted ?? [])
  const legend = layLegend(legendOf(data, highlighted.size > 0), width)
  const cuts = data.cuts ? layCuts(data.cuts, top, width, legend.height) : { elements: [], height: 6 }
  const plotTop = legend.height + cuts.height
  const height = plotTop + plot.height + plot.axis
  const option: EChartsOption = {
    grid: { left: plot.left, right: plot.right, top: plotTop, bottom: plot.axis },
    xAxis: [
      {
        type: 'category',
        data: data.counts.map((_, score) => String(score)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.axis } },
        axisLabel: { color: palette.muted, interval: (score) => score % tickStep(top, width) === 0 },
        name: 'Первичный балл',
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: palette.muted },
      },
      // The same band in numbers: score s is its bar's middle, s − 0.5 the edge before it.
      { type: 'value', min: -0.5, max: top + 0.5, show: false },
    ],
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLine: { show: false },
      axisTick: { show: false },
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.muted, formatter: (value: number) => formatNumber(value) },
    },
    series: [...bandSeries(data.expected), barSeries(data.counts, highlighted), ...cutSeries(data.cuts)],
    graphic: [...legend.elements, ...cuts.elements],
  }
  const alt = describe(data, highlighted)
  return { svg: renderSvg(option, { width, height, alt }), alt, table: tableOf(data), width, height }
}

const barSeries = (counts: readonly number[], highlighted: ReadonlySet<number>): SeriesOption => ({
  type: 'bar',
  barCategoryGap: '18%',
  z: 2,
  data: counts.map((value, score) => ({
    value,
    itemStyle: highlighted.has(score)
      ? { color: palette.attention, opacity: 0.85, decal: patterns.attention }
      : { color: palette.bar },
  })),
})

function bandSeries(expected: ScoreHistogram['expected']): SeriesOption[] {
  if (!expected) return []
  const points = (values: readonly number[]) => values.map((value, score) => [score, value])
  const line = { type: 'line', xAxisIndex: 1, symbol: 'none', smooth: 0.3, silent: true, z: 3 } as const
  return [
    { ...line, stack: 'band', lineStyle: { opacity: 0 }, data: points(expected.low) },
    {
      ...line,
      stack: 'band',
      lineStyle: { opacity: 0 },
      areaStyle: { color: palette.brand, opacity: 0.1 },
      data: points(expected.high.map((high, score) => high - (expected.low[score] ?? 0))),
    },
    { ...line, lineStyle: { color: palette.brand, width: 2 }, data: points(expected.mean), z: 4 },
  ]
}

function cutSeries(cuts: ScoreHistogram['cuts']): SeriesOption[] {
  if (!cuts) return []
  return [
    {
      type: 'line',
      xAxisIndex: 1,
      data: [],
      markLine: {
        silent: true,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: palette.dash, type: [3, 3], width: 1 },
        data: [3, 4, 5].map((mark) => ({ xAxis: cuts[mark as 3 | 4 | 5] - 0.5 })),
      },
    },
  ]
}

/** Labels «3» от 10 above their lines, each on the first row where it touches no other and stays inside the picture. */
function layCuts(cuts: NonNullable<ScoreHistogram['cuts']>, top: number, width: number, y: number) {
  const unit = (width - plot.left - plot.right) / (top + 1)
  const rowEnds: number[] = []
  const placed = ([3, 4, 5] as const).map((mark) => {
    const text = `«${mark}» от\u00a0${cuts[mark]}`
    const span = measureText(text, fontSize)
    const x = Math.min(plot.left + cuts[mark] * unit + 3, width - span - 1)
    const found = rowEnds.findIndex((end) => end + 8 <= x)
    const row = found === -1 ? rowEnds.length : found
    rowEnds[row] = x + span
    return { text, x, row }
  })
  const height = rowEnds.length * 16 + 4
  const elements = placed.map(({ text, x, row }) => placeText(text, x, y + height - 11 - row * 16))
  return { elements, height }
}

const tickStep = (top: number, width: number): number => {
  const room = Math.ceil(((top + 1) * 22) / (width - plot.left - plot.right))
  return [1, 2, 5, 10, 20].find((step) => step >= room) ?? 20
}

function legendOf(data: ScoreHistogram, marked: boolean): LegendEntry[] {
  return [
    { label: 'число работ', mark: 'square', color: palette.bar },
    ...(marked
      ? [{ label: 'требует уточнения', mark: 'square', color: palette.attention, hatched: true } as const]
      : []),
    ...(data.expected
      ? [{ label: `${data.expected.label} и коридор`, mark: 'line', color: palette.brand } as const]
      : []),
  ]
}

function describe(data: ScoreHistogram, highlighted: ReadonlySet<number>): string {
  const works = data.counts.reduce((sum, count) => sum + count, 0)
  const cuts = data.cuts
    ? `, границы отметок: «3» от ${data.cuts[3]}, «4» от ${data.cuts[4]}, «5» от ${data.cuts[5]}`
    : ''
  const marked = [...highlighted].sort((a, b) => a - b).join(', ')
  const look = highlighted.size > 0 ? `; уточнения требуют баллы: ${marked}` : ''
  return `Распределение первичных баллов от 0 до ${data.counts.length - 1}, ${counted(works, 'работа', 'работы', 'работ')}${cuts}${look}.`
}

function tableOf({ counts, expected, highlighted }: ScoreHistogram): Figure['table'] {
  const works = counts.reduce((sum, count) => sum + count, 0)
  const numeric = (title: string) => ({ title, numeric: true })
  return {
    columns: [
      numeric('Первичный балл'),
      numeric('Работ'),
      numeric('Доля'),
      ...(expected ? [numeric('Ожидалось'), numeric('Коридор')] : []),
      ...(highlighted?.length ? [{ title: 'Пометка', numeric: false }] : []),
    ],
    rows: counts.map((count, score) => [
      String(score),
      formatNumber(count),
      works > 0 ? formatShare(count / works) : '–',
      ...(expected
        ? [
            formatNumber(expected.mean[score] ?? 0, 1),
            `${formatNumber(expected.low[score] ?? 0, 1)}–${formatNumber(expected.high[score] ?? 0, 1)}`,
          ]
        : []),
      ...(highlighted?.length ? [highlighted.includes(score) ? 'требует уточнения' : ''] : []),
    ]),
  }
}

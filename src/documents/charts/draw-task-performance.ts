import type { EChartsOption, SeriesOption } from 'echarts'
import type { TaskLevel } from '#procedures/model'
import { formatNumber } from '#kernel/russian-text'
import { measureText } from '../fonts/chart-fonts.ts'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { layLegend } from './legend.ts'
import { palette, patterns } from './palette.ts'
import { fontSize, renderSvg } from './render-svg.ts'

export interface TaskPerformanceRow {
  /** As the form prints it: `4К1`. */
  readonly label: string
  readonly level: TaskLevel
  /** Share of the greatest possible score, 0…1; `too-few` where it is not shown. */
  readonly share: number | 'too-few'
  readonly reference: number | 'unknown'
  /** Needs a closer look. */
  readonly highlighted?: boolean
}

export interface TaskPerformance {
  readonly rows: readonly TaskPerformanceRow[]
  /** Whose share the bars are, and of how many works: `СОШ № 6, 89 работ`. */
  readonly ownLabel: string
  /** Whose share the diamonds are: `регион, 30 216 работ`. */
  readonly referenceLabel: string
  /** Band of each level inside which the performance is neither sufficient nor insufficient, shares 0…1. */
  readonly zones: Readonly<Partial<Record<TaskLevel, readonly [low: number, high: number]>>>
}

const rowHeight = 22
const axisHeight = 24
const levelWord: Readonly<Record<TaskLevel, string>> = { basic: 'Б', advanced: 'П', high: 'В', unknown: '' }
const levelName: Readonly<Record<TaskLevel, string>> = {
  basic: 'базовый',
  advanced: 'повышенный',
  high: 'высокий',
  unknown: 'не указан',
}

/** Performance of every task against a reference, with the band of its level. */
export function drawTaskPerformance(data: TaskPerformance, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const legend = layLegend(legendOf(data), width)
  const names = data.rows.map(({ label, level }) => `${label}${level === 'unknown' ? '' : `\u00a0${levelWord[level]}`}`)
  const left = Math.max(...names.map((name) => measureText(name, fontSize)), 20) + 10
  const numbers = data.rows.map(({ share }) => (share === 'too-few' ? '–' : `${formatNumber(share * 100)}\u00a0%`))
  const height = legend.height + data.rows.length * rowHeight + axisHeight
  const category = {
    type: 'category',
    inverse: true,
    axisTick: { show: false },
    axisLine: { show: false },
  } as const
  const option: EChartsOption = {
    grid: { left, right: 44, top: legend.height, bottom: axisHeight },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 20,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.muted, formatter: (value: number) => (value === 100 ? '100\u00a0%' : String(value)) },
    },
    yAxis: [
      { ...category, data: names, axisLabel: { color: palette.ink, interval: 0 } },
      { ...category, data: numbers, position: 'right', axisLabel: { color: palette.ink, interval: 0 } },
    ],
    series: [zoneSeries(data), barSeries(data.rows), referenceSeries(data.rows)],
    graphic: legend.elements,
  }
  const alt = describe(data)
  return { svg: renderSvg(option, { width, height, alt }), alt, table: tableOf(data), width, height }
}

const percent = (share: number): number => Math.round(share * 1000) / 10

const barSeries = (rows: readonly TaskPerformanceRow[]): SeriesOption => ({
  type: 'bar',
  barWidth: 12,
  z: 2,
  data: rows.map(({ share, highlighted }) => ({
    value: share === 'too-few' ? 0 : percent(share),
    itemStyle:
      highlighted === true
        ? { color: palette.attention, opacity: 0.85, decal: patterns.attention }
        : { color: palette.middle },
  })),
})

const referenceSeries = (rows: readonly TaskPerformanceRow[]): SeriesOption => ({
  type: 'scatter',
  symbol: 'diamond',
  symbolSize: 11,
  z: 4,
  itemStyle: { color: palette.ink, borderColor: palette.white, borderWidth: 1.5, opacity: 1 },
  data: rows.flatMap(({ reference }, i) => (reference === 'unknown' ? [] : [[percent(reference), i]])),
})

function zoneSeries({ rows, zones }: TaskPerformance): SeriesOption {
  return {
    type: 'custom',
    z: 1,
    data: rows.flatMap(({ level }, i) => {
      const zone = zones[level]
      return zone ? [[percent(zone[0]), i, percent(zone[1])]] : []
    }),
    renderItem: (_, api) => {
      const [low = 0, row = 0, high = 0] = [0, 1, 2].map((i) => Number(api.value(i)))
      const [x = 0, y = 0] = api.coord([low, row])
      const [end = 0] = api.coord([high, row])
      return {
        type: 'rect',
        shape: { x, y: y - rowHeight / 2, width: Math.max(end - x, 1), height: rowHeight },
        style: { fill: palette.brand, opacity: 0.14 },
      }
    },
  }
}

function legendOf({ rows, ownLabel, referenceLabel, zones }: TaskPerformance) {
  return [
    { label: ownLabel, mark: 'square', color: palette.middle } as const,
    ...(rows.some(({ highlighted }) => highlighted === true)
      ? [{ label: 'требует внимания', mark: 'square', color: palette.attention, hatched: true } as const]
      : []),
    ...(rows.some(({ reference }) => reference !== 'unknown')
      ? [{ label: referenceLabel, mark: 'diamond', color: palette.ink } as const]
      : []),
    ...(Object.keys(zones).length > 0
      ? [{ label: 'граница достаточного уровня', mark: 'band', color: palette.brand } as const]
      : []),
  ]
}

function describe({ rows, ownLabel, referenceLabel }: TaskPerformance): string {
  const looked = rows.filter(({ highlighted }) => highlighted === true).map(({ label }) => label)
  const look = looked.length > 0 ? `; внимания требуют задания: ${looked.join(', ')}` : ''
  return `Выполнение заданий (${rows.length}): ${ownLabel}; для сравнения ${referenceLabel}${look}.`
}

function tableOf({ rows, ownLabel, referenceLabel }: TaskPerformance): Figure['table'] {
  const compared = rows.some(({ reference }) => reference !== 'unknown')
  const difference = ({ share, reference }: TaskPerformanceRow): string =>
    share === 'too-few' || reference === 'unknown' ? '–' : formatNumber(percent(share) - percent(reference), 1)
  return {
    columns: [
      { title: 'Задание', numeric: false },
      { title: 'Уровень', numeric: false },
      { title: `${ownLabel}, %`, numeric: true },
      ...(compared
        ? [
            { title: `${referenceLabel}, %`, numeric: true },
            { title: 'Разница, п. п.', numeric: true },
          ]
        : []),
    ],
    rows: rows.map((row) => [
      row.label,
      levelName[row.level],
      row.share === 'too-few' ? '–' : formatNumber(percent(row.share), 1),
      ...(compared
        ? [row.reference === 'unknown' ? '–' : formatNumber(percent(row.reference), 1), difference(row)]
        : []),
    ]),
  }
}

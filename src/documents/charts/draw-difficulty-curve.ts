import type { EChartsOption, SeriesOption } from 'echarts'
import { formatNumber } from '#kernel/russian-text'
import { measureText } from '../fonts/chart-fonts.ts'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { layLegend } from './legend.ts'
import { palette } from './palette.ts'
import { fontSize, renderSvg } from './render-svg.ts'

/** Tasks from the easiest to the hardest, with shares of the greatest score 0…1. */
export interface DifficultyCurve {
  readonly tasks: readonly {
    readonly label: string
    readonly share: number
    readonly expected: number
    readonly low: number
    readonly high: number
  }[]
  /** Whose shares these are: `класс 7А, 24 работы`. */
  readonly ownLabel: string
  readonly expectedLabel: string
  readonly alt: string
}

const plotHeight = 210
const side = { left: 40, right: 12 }

/** Shares of points from easy tasks to hard ones: honest classes go down with the expectation. */
export function drawDifficultyCurve(data: DifficultyCurve, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const legend = layLegend(
    [
      { label: data.ownLabel, mark: 'circle', color: palette.ink },
      ...(data.tasks.some(outside)
        ? [{ label: 'за коридором', mark: 'circle', color: palette.attention } as const]
        : []),
      { label: `${data.expectedLabel} и коридор`, mark: 'line', color: palette.brand },
    ],
    width,
  )
  const room = (width - side.left - side.right) / data.tasks.length
  const widest = Math.max(...data.tasks.map(({ label }) => measureText(label, fontSize)))
  const turned = room < widest + 4
  // Turned labels need the height of a line each; where there is less, every second or third one is named.
  const every = Math.max(1, Math.ceil((turned ? fontSize + 2 : widest + 4) / room))
  const axisHeight = (turned ? widest : fontSize) + 34
  const top = legend.height + 10
  const height = top + plotHeight + axisHeight
  const points = (values: readonly number[]) => values.map((value) => Math.round(value * 1000) / 10)
  const low = points(data.tasks.map((task) => task.low))
  const line = { type: 'line', symbol: 'none', silent: true } as const
  const series: SeriesOption[] = [
    { ...line, stack: 'band', lineStyle: { opacity: 0 }, data: low },
    {
      ...line,
      stack: 'band',
      lineStyle: { opacity: 0 },
      areaStyle: { color: palette.brand, opacity: 0.12 },
      data: points(data.tasks.map((task) => task.high)).map((high, i) => high - low[i]!),
    },
    {
      ...line,
      lineStyle: { color: palette.brand, width: 2 },
      data: points(data.tasks.map((task) => task.expected)),
      z: 3,
    },
    {
      type: 'line',
      symbol: 'circle',
      showAllSymbol: true,
      symbolSize: 8,
      itemStyle: { color: palette.ink, borderColor: palette.white, borderWidth: 1.5 },
      lineStyle: { color: palette.dash, width: 1.5, type: [3, 3] },
      data: data.tasks.map((task) => ({
        value: Math.round(task.share * 1000) / 10,
        ...(outside(task) ? { symbolSize: 10, itemStyle: { color: palette.attention } } : {}),
      })),
      z: 4,
    },
  ]
  const option: EChartsOption = {
    grid: { ...side, top, bottom: axisHeight },
    xAxis: {
      type: 'category',
      data: data.tasks.map(({ label }) => label),
      name: size === 'narrow' ? 'Задания: от лёгких к трудным' : 'Задания от самого лёгкого к самому трудному',
      nameLocation: 'middle',
      nameGap: axisHeight - 16,
      nameTextStyle: { color: palette.muted },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.axis } },
      axisLabel: {
        color: palette.muted,
        interval: (position: number) => position % every === 0,
        ...(turned ? { rotate: 90 } : {}),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 20,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.muted, formatter: (value: number) => (value === 100 ? '100\u00a0%' : String(value)) },
    },
    series,
    graphic: legend.elements,
  }
  return {
    svg: renderSvg(option, { width, height, alt: data.alt }),
    alt: data.alt,
    table: tableOf(data),
    width,
    height,
  }
}

const outside = ({ share, low, high }: DifficultyCurve['tasks'][number]): boolean => share > high || share < low

const tableOf = ({ tasks }: DifficultyCurve): Figure['table'] => {
  const number = (share: number) => formatNumber(share * 100, 1)
  return {
    columns: [
      { title: 'Задание', numeric: false },
      { title: 'Есть, %', numeric: true },
      { title: 'Ожидалось, %', numeric: true },
      { title: 'Коридор, %', numeric: true },
    ],
    rows: tasks.map(({ label, share, expected, low, high }) => [
      label,
      number(share),
      number(expected),
      `${number(low)}–${number(high)}`,
    ]),
  }
}

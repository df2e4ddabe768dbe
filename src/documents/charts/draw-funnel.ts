import type { EChartsOption, SeriesOption } from 'echarts'
import { counted, formatNumber } from '#kernel/russian-text'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { layLegend } from './legend.ts'
import { palette } from './palette.ts'
import { partLabels } from './part-labels.ts'
import { renderSvg } from './render-svg.ts'

export interface Funnel {
  readonly points: readonly {
    readonly label: string
    readonly works: number
    readonly value: number
    /** Outside the limits and therefore worth a closer look. */
    readonly highlighted: boolean
  }[]
  /** Value of all groups together. */
  readonly centre: number
  /** Limits already widened by the spread between groups, by number of works in growing order. */
  readonly limits: readonly {
    readonly works: number
    readonly inner: readonly [low: number, high: number]
    readonly outer: readonly [low: number, high: number]
  }[]
  /** What the highlighted points are; `требует уточнения` where it is not said. */
  readonly highlightLabel?: string
  /** What the value is: `Средний балл, % от максимума`. */
  readonly valueLabel: string
  /** What the limits mean: `пределы 95 %`, `пределы 99,8 %`. */
  readonly innerLabel: string
  readonly outerLabel: string
  /** Digits after the comma. */
  readonly digits: number
}

const plotHeight = 260

/** Groups by size and value with limits that narrow as groups grow: a small group is not judged like a large one. */
export function drawFunnel(data: Funnel, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const legend = layLegend(
    [
      { label: 'школа', mark: 'circle', color: palette.middle },
      ...(data.points.some(({ highlighted }) => highlighted)
        ? [{ label: markedAs(data), mark: 'diamond', color: palette.attention } as const]
        : []),
      { label: 'в среднем', mark: 'line', color: palette.brand },
      { label: data.innerLabel, mark: 'dashed', color: palette.brand, dash: [5, 3] },
      { label: data.outerLabel, mark: 'dashed', color: palette.dash, dash: [2, 3] },
    ],
    width,
  )
  const top = legend.height + 26
  const height = top + plotHeight + 44
  const option: EChartsOption = {
    grid: { left: 44, right: 20, top, bottom: 44 },
    xAxis: {
      type: 'value',
      name: 'Число работ',
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: palette.muted },
      splitLine: { show: false },
      splitNumber: size === 'narrow' ? 3 : 6,
      axisLine: { show: true, onZero: false, lineStyle: { color: palette.axis } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, formatter: (value: number) => formatNumber(value) },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLine: { show: false },
      axisTick: { show: false },
      name: data.valueLabel,
      nameGap: 12,
      nameTextStyle: { color: palette.muted, align: 'left', padding: [0, 0, 0, -38] },
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.muted, formatter: (value: number) => formatNumber(value, data.digits) },
    },
    series: [...limitSeries(data), ...pointSeries(data, width)],
    graphic: legend.elements,
  }
  const alt = describe(data)
  return { svg: renderSvg(option, { width, height, alt }), alt, table: tableOf(data), width, height }
}

function limitSeries({ limits, centre }: Funnel): SeriesOption[] {
  const line = (
    values: readonly (readonly [number, number])[],
    color: string,
    type: 'solid' | number[],
  ): SeriesOption => ({
    type: 'line',
    symbol: 'none',
    silent: true,
    data: values.map((pair) => [...pair]),
    lineStyle: { color, width: type === 'solid' ? 2 : 1.5, type },
  })
  return [
    line(
      limits.map(({ works }) => [works, centre]),
      palette.brand,
      'solid',
    ),
    line(
      limits.map(({ works, inner }) => [works, inner[0]]),
      palette.brand,
      [5, 3],
    ),
    line(
      limits.map(({ works, inner }) => [works, inner[1]]),
      palette.brand,
      [5, 3],
    ),
    line(
      limits.map(({ works, outer }) => [works, outer[0]]),
      palette.dash,
      [2, 3],
    ),
    line(
      limits.map(({ works, outer }) => [works, outer[1]]),
      palette.dash,
      [2, 3],
    ),
  ]
}

function pointSeries({ points }: Funnel, width: number): SeriesOption[] {
  const series = (highlighted: boolean): SeriesOption => ({
    type: 'scatter',
    symbol: highlighted ? 'diamond' : 'circle',
    symbolSize: highlighted ? 13 : 8,
    z: highlighted ? 4 : 3,
    itemStyle: {
      color: highlighted ? palette.attention : palette.middle,
      borderColor: palette.white,
      borderWidth: 1,
      opacity: 1,
    },
    data: points
      .filter((point) => point.highlighted === highlighted)
      .map(({ label, works, value }) => ({ name: label, value: [works, value] })),
    ...(highlighted
      ? {
          label: { show: true, position: 'top', formatter: '{b}', color: palette.ink, distance: 4 },
          labelLayout: partLabels(width),
        }
      : {}),
  })
  return [series(false), series(true)]
}

const markedAs = ({ highlightLabel = 'требует уточнения' }: Funnel): string => highlightLabel

function describe(data: Funnel): string {
  const { points, valueLabel, centre, digits } = data
  const looked = points.filter(({ highlighted }) => highlighted)
  const look =
    data.highlightLabel !== undefined
      ? looked
          .map(({ label, works, value }) => `; ${label}: ${formatNumber(works)} и ${formatNumber(value, digits)}`)
          .join('')
      : looked.length > 0
        ? `; уточнения требуют: ${looked.map(({ label }) => label).join(', ')}`
        : '; за пределы не вышла ни одна'
  return (
    `${valueLabel} и число работ: ${counted(points.length, 'школа', 'школы', 'школ')}, ` +
    `в среднем ${formatNumber(centre, digits)}${look}.`
  )
}

function tableOf(data: Funnel): Figure['table'] {
  const { points, valueLabel, digits } = data
  return {
    columns: [
      { title: 'Школа', numeric: false },
      { title: 'Работ', numeric: true },
      { title: valueLabel, numeric: true },
      { title: 'Пометка', numeric: false },
    ],
    rows: points.map(({ label, works, value, highlighted }) => [
      label,
      formatNumber(works),
      formatNumber(value, digits),
      highlighted ? markedAs(data) : '',
    ]),
  }
}

import type { EChartsOption } from 'echarts'
import { formatNumber } from '#kernel/russian-text'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { layLegend } from './legend.ts'
import { palette } from './palette.ts'
import { renderSvg } from './render-svg.ts'

export interface Dynamics {
  /** What is shown: `Качество (доля «4» и «5»)`. */
  readonly measure: string
  readonly years: readonly number[]
  readonly groups: readonly {
    readonly label: string
    /** By year: share 0…1 and the works it is of; `none` where nothing was held, imported or may be shown. */
    readonly values: readonly ({ readonly share: number; readonly works: number | 'unknown' } | 'none')[]
  }[]
}

const plotHeight = 190
const lineStyles: readonly { color: string; type: 'solid' | number[]; symbol: string }[] = [
  { color: palette.brand, type: 'solid', symbol: 'circle' },
  { color: '#4f929a', type: [6, 3], symbol: 'diamond' },
  { color: palette.muted, type: [2, 3], symbol: 'rect' },
  { color: palette.dash, type: [8, 3, 2, 3], symbol: 'triangle' },
]

/** A share over the years for several groups; a year without data leaves a gap, not a zero. */
export function drawDynamics(data: Dynamics, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const style = (i: number) => lineStyles[i % lineStyles.length]!
  const legend = layLegend(
    data.groups.map(({ label }, i) => {
      const { type, color } = style(i)
      return { label, color, ...(type === 'solid' ? { mark: 'line' } : { mark: 'dashed', dash: type }) }
    }),
    width,
  )
  const top = legend.height + 12
  const height = top + plotHeight + 28
  const option: EChartsOption = {
    grid: { left: 40, right: 16, top, bottom: 28 },
    xAxis: {
      type: 'category',
      data: data.years.map(String),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.axis } },
      axisLabel: { color: palette.muted, interval: 0 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 20,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.muted, formatter: (value: number) => (value === 100 ? '100\u00a0%' : String(value)) },
    },
    series: data.groups.map(({ values }, i) => ({
      type: 'line',
      symbol: style(i).symbol,
      symbolSize: 8,
      itemStyle: { color: style(i).color },
      lineStyle: { color: style(i).color, width: 2, type: style(i).type },
      data: values.map((value) => (value === 'none' ? '-' : Math.round(value.share * 1000) / 10)),
      // Only the first group is numbered: four sets of numbers on one line would hide each other; the table has all.
      ...(i === 0
        ? {
            label: {
              show: true,
              position: 'top' as const,
              color: palette.ink,
              textBorderColor: palette.white,
              textBorderWidth: 3,
              formatter: ({ value }: { value?: unknown }) => (typeof value === 'number' ? formatNumber(value, 1) : ''),
            },
          }
        : {}),
    })),
    graphic: legend.elements,
  }
  const alt = describe(data)
  return { svg: renderSvg(option, { width, height, alt }), alt, table: tableOf(data), width, height }
}

function describe({ measure, years, groups }: Dynamics): string {
  const parts = groups.map(
    ({ label, values }) =>
      `${label}: ${values
        .map(
          (value, i) =>
            `${years[i]} – ${value === 'none' ? 'нет данных' : `${formatNumber(value.share * 100, 1)}\u00a0%`}`,
        )
        .join(', ')}`,
  )
  return `${measure} по годам. ${parts.join('; ')}.`
}

function tableOf({ years, groups }: Dynamics): Figure['table'] {
  return {
    columns: [
      { title: 'Группа', numeric: false },
      ...years.flatMap((year) => [
        { title: `${year}, работ`, numeric: true },
        { title: `${year}, %`, numeric: true },
      ]),
    ],
    rows: groups.map(({ label, values }) => [
      label,
      ...values.flatMap((value) =>
        value === 'none'
          ? ['–', '–']
          : [value.works === 'unknown' ? 'не указано' : formatNumber(value.works), formatNumber(value.share * 100, 1)],
      ),
    ]),
  }
}

import type { EChartsOption } from 'echarts'
import { formatNumber } from '#kernel/russian-text'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { palette } from './palette.ts'
import { renderSvg } from './render-svg.ts'

export interface NeededWorks {
  /** Effects in growing order, shares 0…1, with the works at which each is noticed. */
  readonly points: readonly { readonly effect: number; readonly works: number }[]
  /** The effect that is asked about. */
  readonly chosen: number
  readonly effectLabel: string
}

const plotHeight = 220

/** How many works it takes to notice an effect: the weaker it is, the steeper the number grows. */
export function drawNeededWorks({ points, chosen, effectLabel }: NeededWorks, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const height = plotHeight + 74
  const at = (point: NeededWorks['points'][number]) => [Math.round(point.effect * 100), point.works]
  const asked = points.filter(({ effect }) => Math.abs(effect - chosen) < 1e-9)
  const option: EChartsOption = {
    grid: { left: 52, right: 24, top: 30, bottom: 44 },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: size === 'narrow' ? 50 : 20,
      name: effectLabel,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: palette.muted },
      splitLine: { show: false },
      axisLine: { lineStyle: { color: palette.axis } },
      axisLabel: { color: palette.muted, formatter: (value: number) => (value === 100 ? '100\u00a0%' : String(value)) },
    },
    yAxis: {
      type: 'log',
      min: 10,
      name: 'Нужно работ',
      nameGap: 12,
      nameTextStyle: { color: palette.muted, align: 'left', padding: [0, 0, 0, -46] },
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.muted, formatter: (value: number) => formatNumber(value) },
    },
    series: [
      {
        type: 'line',
        data: points.map(at),
        symbol: 'circle',
        symbolSize: 7,
        itemStyle: { color: palette.brand },
        lineStyle: { color: palette.brand, width: 2 },
      },
      {
        type: 'scatter',
        data: asked.map(at),
        symbol: 'diamond',
        symbolSize: 16,
        z: 5,
        itemStyle: { color: palette.attention, borderColor: palette.white, borderWidth: 1.5 },
        label: {
          show: true,
          position: 'top',
          distance: 8,
          color: palette.ink,
          textBorderColor: palette.white,
          textBorderWidth: 3,
          formatter: ({ value }: { value?: unknown }) => `около ${formatNumber((value as [number, number])[1])}`,
        },
      },
    ],
  }
  const alt =
    `Сколько работ нужно, чтобы заметить вмешательство. ` +
    `${points.map(({ effect, works }) => `${formatNumber(effect * 100)}\u00a0% – ${formatNumber(works)}`).join(', ')}.`
  return {
    svg: renderSvg(option, { width, height, alt }),
    alt,
    table: {
      columns: [
        { title: effectLabel, numeric: true },
        { title: 'Нужно работ', numeric: true },
      ],
      rows: points.map(({ effect, works }) => [formatNumber(effect * 100), formatNumber(works)]),
    },
    width,
    height,
  }
}

import type { CustomSeriesOption, EChartsOption, GraphicComponentOption, SeriesOption } from 'echarts'
import { formatNumber } from '#kernel/russian-text'
import { measureText } from '../fonts/chart-fonts.ts'
import { type FigureSize, figureWidth } from './figure.ts'
import { layLegend } from './legend.ts'
import { palette, type SegmentStyle, segmentStyles } from './palette.ts'
import { placeText } from './place-text.ts'
import { fontSize, renderSvg } from './render-svg.ts'
import { shorten } from './shorten-text.ts'

export interface StackedRow {
  readonly label: string
  /** The number the shares are of, worded: `1 722 202 участника`. */
  readonly base: string
  /** Shares 0…1 in the order of the segments, or why there are none: `менее 10 участников`. */
  readonly shares: readonly number[] | string
}

export interface Segment {
  readonly label: string
  readonly style: SegmentStyle
}

const rowHeight = 52
const barTop = 21
const barHeight = 22

/**
 * Rows of one bar each, cut into segments with their percentages. A number that does not fit its segment moves to the
 * line above the bar, so that none is cut or lost. `anchor` is the segment whose middle stands on the common axis;
 * without it every bar begins at the left.
 */
export function drawStackedRows(
  rows: readonly StackedRow[],
  segments: readonly Segment[],
  frame: { readonly alt: string; readonly size: FigureSize; readonly anchor?: number },
): { svg: string; width: number; height: number } {
  const width = figureWidth[frame.size]
  const legend = layLegend(
    segments.map(({ label, style }) => ({
      label,
      mark: 'square',
      color: segmentStyles[style].fill,
      hatched: segmentStyles[style].decal !== undefined,
    })),
    width,
  )
  const height = legend.height + rows.length * rowHeight
  const scale = scaleOf(rows, frame.anchor)
  const unit = width / (scale.max - scale.min)
  const graphic: GraphicComponentOption[] = [...legend.elements]
  const series: SeriesOption[] = segments.map((segment, s) => segmentSeries(segment, s, rows, scale, frame.anchor))
  rows.forEach((row, r) => {
    const top = legend.height + r * rowHeight
    graphic.push(...headline(row, segments, unit, width, top + 10))
  })
  const option: EChartsOption = {
    grid: { left: 0, right: 0, top: legend.height, bottom: 0 },
    xAxis: { type: 'value', min: scale.min, max: scale.max, show: false },
    yAxis: { type: 'value', min: 0, max: rows.length, inverse: true, show: false },
    series,
    graphic,
  }
  return { svg: renderSvg(option, { width, height, alt: frame.alt }), width, height }
}

/** Where a row begins: at 0, or so far left that the anchor's middle is at 0. */
const startOf = (shares: readonly number[], anchor: number | undefined): number =>
  anchor === undefined ? 0 : -(sum(shares.slice(0, anchor)) + (shares[anchor] ?? 0) / 2)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function scaleOf(rows: readonly StackedRow[], anchor: number | undefined): { min: number; max: number } {
  if (anchor === undefined) return { min: 0, max: 1 }
  const shown = rows.flatMap(({ shares }) => (typeof shares === 'string' ? [] : [shares]))
  const starts = shown.map((shares) => startOf(shares, anchor))
  const ends = shown.map((shares, i) => (starts[i] ?? 0) + sum(shares))
  return { min: Math.min(-0.5, ...starts), max: Math.max(0.5, ...ends) }
}

function segmentSeries(
  segment: Segment,
  s: number,
  rows: readonly StackedRow[],
  scale: { min: number; max: number },
  anchor: number | undefined,
): CustomSeriesOption {
  const style = segmentStyles[segment.style]
  const data = rows.flatMap(({ shares }, r) => {
    if (typeof shares === 'string') return s === 0 ? [[scale.min, scale.max, r, -1]] : []
    const from = startOf(shares, anchor) + sum(shares.slice(0, s))
    return [[from, from + (shares[s] ?? 0), r, shares[s] ?? 0]]
  })
  return {
    type: 'custom',
    data,
    renderItem: (_, api) => {
      const [from = 0, to = 0, row = 0, share = 0] = [0, 1, 2, 3].map((i) => Number(api.value(i)))
      const [x = 0, y = 0] = api.coord([from, row])
      const [end = 0] = api.coord([to, row])
      const shape = { x, y: y + barTop, width: end - x, height: barHeight }
      if (share < 0) {
        return { type: 'rect', shape: { ...shape, x: x + 1, width: shape.width - 2 }, style: dashed }
      }
      const text = fits(`${percent(share)}\u00a0%`, shape.width) ? `${percent(share)}\u00a0%` : percent(share)
      const rect = {
        type: 'rect' as const,
        shape,
        style: {
          fill: style.fill,
          stroke: palette.white,
          lineWidth: share > 0 ? 1.5 : 0,
          ...(style.decal ? { decal: style.decal } : {}),
        },
      }
      if (!fits(text, shape.width)) return rect
      return {
        type: 'group',
        children: [
          rect,
          {
            ...placeText(text, x + shape.width / 2, y + barTop + barHeight / 2, { fill: style.text, align: 'center' }),
            type: 'text' as const,
          },
        ],
      }
    },
  } as CustomSeriesOption
}

const dashed = { fill: palette.white, stroke: palette.axis, lineDash: [4, 3], lineWidth: 1 }

const percent = (share: number): string => formatNumber(share * 100, 1)

const fits = (text: string, width: number): boolean => measureText(text, fontSize) + 6 <= width

/** Name and base on the left, the numbers that do not fit their segments on the right. */
function headline(
  { label, base, shares }: StackedRow,
  segments: readonly Segment[],
  unit: number,
  width: number,
  y: number,
): GraphicComponentOption[] {
  const aside =
    typeof shares === 'string'
      ? shares
      : segments
          .flatMap((segment, s) => {
            const share = shares[s] ?? 0
            // What rounds to nothing is left to the table.
            return share < 0.0005 || fits(percent(share), share * unit)
              ? []
              : [`${segment.label}\u00a0${percent(share)}\u00a0%`]
          })
          .join(', ')
  const room = width - measureText(aside, fontSize) - (aside === '' ? 0 : 10)
  const name = shorten(label, room - measureText(`  ${base}`, fontSize))
  return [
    placeText(name, 0, y, { fill: palette.ink }),
    placeText(base, measureText(`${name}  `, fontSize), y),
    ...(aside === '' ? [] : [placeText(aside, width, y, { align: 'right' })]),
  ]
}

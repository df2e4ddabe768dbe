import type { GraphicComponentOption } from 'echarts'
import { formatNumber } from '#kernel/russian-text'
import { measureText } from '../fonts/chart-fonts.ts'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { layLegend, type LegendEntry } from './legend.ts'
import { palette } from './palette.ts'
import { placeText } from './place-text.ts'
import { fontSize, renderSvg } from './render-svg.ts'
import { shorten } from './shorten-text.ts'

/** What was counted of one row, with what was expected and the band that honest groups stay within. */
export interface ExpectedRangeRow {
  readonly label: string
  /** A title above the row, where a new group of rows begins. */
  readonly group?: string
  readonly value: number
  readonly expected: { readonly mean: number; readonly low: number; readonly high: number } | 'unknown'
  /** Needs a closer look. */
  readonly highlighted: boolean
}

export interface ExpectedRanges {
  readonly rows: readonly ExpectedRangeRow[]
  /** `share` is 0…1 and shown in per cent; `count` is a number of works or pupils. */
  readonly scale: 'share' | 'count'
  /** Whose numbers these are: `класс 7А, 24 работы`. */
  readonly ownLabel: string
  /** Where the expectation comes from: `у работ с тем же общим баллом`. */
  readonly expectedLabel: string
  /** What the band means: `так бывает в 19 классах из 20`. */
  readonly bandLabel: string
  readonly highlightLabel: string
  /** The same in the narrow last column of the table twin. */
  readonly highlightMark?: string
  /** Words under the legend, such as what a letter beside a label means. */
  readonly key?: string
  /** What stands on the axis. */
  readonly axisLabel: string
  /** Head of the first column of the table twin. */
  readonly rowTitle: string
  /** The sentence for those who do not see the picture. */
  readonly alt: string
}

const rowHeight = 26
const groupHeight = 24
const axisHeight = 42

/** Rows with a point, its expectation and its band: where the point leaves the band, something is to be looked at. */
export function drawExpectedRanges(data: ExpectedRanges, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const legend = layLegend(legendOf(data), width)
  const key = data.key === undefined ? [] : wrap(data.key, width)
  const top = legend.height + key.length * 18 + (key.length > 0 ? 8 : 0)
  const numbers = data.rows.map(({ value }) => shown(value, data.scale))
  const indent = data.rows.some(({ group }) => group !== undefined) ? 10 : 0
  const widest = Math.max(...data.rows.map(({ label }) => measureText(label, fontSize)))
  const aside = Math.max(...numbers.map((number) => measureText(number, fontSize))) + 12
  // Long names stand above their rows: the picture itself keeps more than half of the width.
  const stacked = widest + indent + 12 > width * 0.36
  const frame = {
    left: stacked ? 8 : widest + indent + 14,
    right: width - aside,
    step: stacked ? rowHeight + 16 : rowHeight,
  }
  const axis = axisOf(data, size)
  const x = (value: number) => frame.left + ((frame.right - frame.left) * value) / axis.max
  const graphic: GraphicComponentOption[] = [
    ...legend.elements,
    ...key.map((line, i) => placeText(line, 0, legend.height + 9 + i * 18)),
  ]
  const rows: GraphicComponentOption[] = []
  let y = top
  data.rows.forEach((row, i) => {
    if (row.group !== undefined) {
      rows.push(placeText(shorten(row.group, width), 0, y + groupHeight / 2 + 1, { fill: palette.ink }))
      y += groupHeight
    }
    const middle = stacked ? y + 16 + rowHeight / 2 : y + rowHeight / 2
    rows.push(
      placeText(shorten(row.label, width - indent), indent, stacked ? y + 10 : middle, {
        fill: row.highlighted ? palette.attention : palette.ink,
      }),
      placeText(numbers[i]!, width - 2, middle, { align: 'right', fill: palette.ink }),
      ...drawRow(row, data.scale, middle, x),
    )
    y += frame.step
  })
  for (const tick of axis.ticks) {
    graphic.push(
      {
        type: 'line',
        shape: { x1: x(tick), y1: top, x2: x(tick), y2: y },
        style: { stroke: palette.line, lineWidth: 1 },
      },
      placeText(shownTick(tick, data.scale, tick === axis.ticks.at(-1)), x(tick), y + 12, { align: 'center' }),
    )
  }
  graphic.push(...rows, placeText(data.axisLabel, stacked ? 0 : frame.left, y + 32))
  const height = y + axisHeight
  return {
    svg: renderSvg({ graphic }, { width, height, alt: data.alt }),
    alt: data.alt,
    table: tableOf(data),
    width,
    height,
  }
}

function drawRow(
  { value, expected, highlighted }: ExpectedRangeRow,
  scale: ExpectedRanges['scale'],
  y: number,
  x: (value: number) => number,
): GraphicComponentOption[] {
  const color = highlighted ? palette.attention : palette.brand
  const band: GraphicComponentOption[] =
    expected === 'unknown'
      ? []
      : [
          {
            type: 'rect',
            shape: {
              x: x(expected.low),
              y: y - 7,
              width: Math.max(2, x(expected.high) - x(expected.low)),
              height: 14,
              r: 4,
            },
            style: { fill: palette.brand, opacity: 0.14 },
          },
          line(x(expected.mean), y - 8, x(expected.mean), y + 8, palette.brand, 2),
        ]
  const bar: GraphicComponentOption[] =
    scale === 'count'
      ? [
          {
            type: 'rect',
            shape: { x: x(0), y: y - 3, width: x(value) - x(0), height: 6 },
            style: { fill: color, opacity: 0.55 },
          },
        ]
      : []
  const stray = scale === 'count' ? [] : strayOf(expected, value, highlighted, y, x)
  return [...band, ...bar, ...stray, pointAt(x(value), y, highlighted, color)]
}

/** A line from the band to the point that left it: the distance is what the sentence speaks of. */
function strayOf(
  expected: ExpectedRangeRow['expected'],
  value: number,
  highlighted: boolean,
  y: number,
  x: (value: number) => number,
): GraphicComponentOption[] {
  if (!highlighted || expected === 'unknown') return []
  const from = value > expected.high ? expected.high : value < expected.low ? expected.low : value
  return from === value ? [] : [line(x(from), y, x(value), y, palette.attention, 1.5)]
}

const pointAt = (x: number, y: number, highlighted: boolean, color: string): GraphicComponentOption =>
  highlighted
    ? {
        type: 'polygon',
        shape: {
          points: [
            [x, y - 7],
            [x + 7, y],
            [x, y + 7],
            [x - 7, y],
          ],
        },
        style: { fill: color, stroke: palette.white, lineWidth: 1.5 },
      }
    : { type: 'circle', shape: { cx: x, cy: y, r: 5 }, style: { fill: color, stroke: palette.white, lineWidth: 1.5 } }

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth: number) =>
  ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth } }) as const

/** Zero to the nearest round number above everything drawn. */
function axisOf({ rows, scale }: ExpectedRanges, size: FigureSize): { max: number; ticks: readonly number[] } {
  if (scale === 'share') {
    const step = size === 'narrow' ? 0.5 : 0.2
    return { max: 1, ticks: Array.from({ length: Math.round(1 / step) + 1 }, (_, i) => i * step) }
  }
  const most = Math.max(
    1,
    ...rows.flatMap(({ value, expected }) => [value, expected === 'unknown' ? 0 : expected.high]),
  )
  const room = size === 'narrow' ? 3 : 6
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => most / each <= room) ?? 1000
  const max = Math.ceil(most / step) * step
  return { max, ticks: Array.from({ length: max / step + 1 }, (_, i) => i * step) }
}

const shown = (value: number, scale: ExpectedRanges['scale']): string =>
  scale === 'share' ? `${formatNumber(value * 100)}\u00a0%` : formatNumber(value)

const shownTick = (value: number, scale: ExpectedRanges['scale'], last: boolean): string =>
  scale === 'share' ? `${formatNumber(value * 100)}${last ? '\u00a0%' : ''}` : formatNumber(value)

function legendOf({ rows, ownLabel, expectedLabel, bandLabel, highlightLabel }: ExpectedRanges): LegendEntry[] {
  const known = rows.some(({ expected }) => expected !== 'unknown')
  return [
    ...(rows.some(({ highlighted }) => !highlighted)
      ? [{ label: ownLabel, mark: 'circle', color: palette.brand } as const]
      : []),
    ...(rows.some(({ highlighted }) => highlighted)
      ? [{ label: highlightLabel, mark: 'diamond', color: palette.attention } as const]
      : []),
    ...(known
      ? [
          { label: expectedLabel, mark: 'tick', color: palette.brand } as const,
          { label: bandLabel, mark: 'band', color: palette.brand } as const,
        ]
      : []),
  ]
}

/** Words that are wider than the picture go on in the next line. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || measureText(`${last} ${word}`, fontSize) > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

function tableOf({
  rows,
  scale,
  rowTitle,
  highlightLabel,
  highlightMark = highlightLabel,
}: ExpectedRanges): Figure['table'] {
  const grouped = rows.some(({ group }) => group !== undefined)
  const known = rows.some(({ expected }) => expected !== 'unknown')
  const looked = rows.some(({ highlighted }) => highlighted)
  const number = (value: number) => (scale === 'share' ? formatNumber(value * 100, 1) : formatNumber(value, 1))
  const unit = scale === 'share' ? ', %' : ''
  const numeric = (title: string) => ({ title: `${title}${unit}`, numeric: true })
  let group = ''
  return {
    columns: [
      ...(grouped ? [{ title: 'Группа', numeric: false }] : []),
      { title: rowTitle, numeric: false },
      numeric('Есть'),
      ...(known ? [numeric('Ожидалось'), numeric('Коридор')] : []),
      ...(looked ? [{ title: 'Пометка', numeric: false }] : []),
    ],
    rows: rows.map((row) => {
      group = row.group ?? group
      const { expected } = row
      return [
        ...(grouped ? [group] : []),
        row.label,
        scale === 'count' ? formatNumber(row.value) : number(row.value),
        ...(known
          ? expected === 'unknown'
            ? ['–', '–']
            : [number(expected.mean), `${number(expected.low)}–${number(expected.high)}`]
          : []),
        ...(looked ? [row.highlighted ? highlightMark : ''] : []),
      ]
    }),
  }
}

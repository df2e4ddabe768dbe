import type { GraphicComponentOption } from 'echarts'
import { formatNumber } from '#kernel/russian-text'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { layLegend } from './legend.ts'
import { palette } from './palette.ts'
import { placeText } from './place-text.ts'
import { fontFamily, fontSize, renderSvg } from './render-svg.ts'

/** A sitting of the same children; the level is counted from the other schools in deviations of the pupils. */
export interface CohortSitting {
  readonly procedure: string
  readonly grade: number
  readonly year: number
  readonly works: number
  readonly participants: number
  readonly level: number
  /** Where honest schools stand after the sitting before. */
  readonly expected: { readonly mean: number; readonly low: number; readonly high: number } | 'none'
  /** The sitting that the picture belongs to. */
  readonly own: boolean
}

const plotHeight = 170
const scaleTitles: Readonly<Record<FigureSize, string>> = {
  wide: 'Выше или ниже других школ, в стандартных отклонениях',
  narrow: 'Против других школ, станд. отклонений',
}
const tickStep = 0.5
const labelRoom = 0.2

/** The same children year by year beside what is usual after the year before: where the line leaves the band, it broke. */
export function drawCohortYears(sittings: readonly CohortSitting[], size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const beyond = ({ level, expected }: CohortSitting) =>
    expected !== 'none' && (level < expected.low || level > expected.high)
  const legend = layLegend(
    [
      { label: 'эти же дети', mark: 'circle', color: palette.brand },
      ...(sittings.some(beyond)
        ? [{ label: 'вышло за пределы', mark: 'diamond', color: palette.attention } as const]
        : []),
      { label: 'обычно после прошлого раза (19 из 20)', mark: 'band', color: palette.brand },
      { label: 'другие школы', mark: 'dashed', color: palette.dash, dash: [5, 3] },
    ],
    width,
  )
  const values = sittings.flatMap(({ level, expected }) =>
    expected === 'none' ? [level] : [level, expected.low, expected.high],
  )
  // Numbers stand above or below their points and need room within the frame.
  const low = Math.floor((Math.min(0, ...values) - labelRoom) / tickStep) * tickStep
  const high = Math.max(low + 2 * tickStep, Math.ceil((Math.max(0, ...values) + labelRoom) / tickStep) * tickStep)
  const frame = { left: 40, right: width - 12, top: legend.height + 34 }
  const y = (level: number) => frame.top + (plotHeight * (high - level)) / (high - low)
  const x = (at: number) => frame.left + ((frame.right - frame.left) * (at + 0.5)) / sittings.length
  const ticks = Array.from({ length: Math.round((high - low) / tickStep) + 1 }, (_, i) => low + i * tickStep)
  const bottom = frame.top + plotHeight
  const graphic: GraphicComponentOption[] = [
    ...legend.elements,
    placeText(scaleTitles[size], 0, legend.height + 14),
    ...ticks.flatMap((tick) => [
      line(
        [frame.left, y(tick)],
        [frame.right, y(tick)],
        tick === 0 ? palette.dash : palette.line,
        tick === 0 ? [5, 3] : [],
      ),
      placeText(signed(tick), frame.left - 6, y(tick), { align: 'right' }),
    ]),
    ...sittings.flatMap((sitting, at) => drawBand(sitting, x(at), y)),
    ...sittings
      .slice(1)
      .map((sitting, at) => line([x(at), y(sittings[at]!.level)], [x(at + 1), y(sitting.level)], palette.brand, [], 2)),
    ...sittings.flatMap((sitting, at) => [
      pointAt(x(at), y(sitting.level), beyond(sitting)),
      numberAt(signed(sitting.level, 2), x(at), y(sitting.level) + labelSide(sittings, at) * 16),
      placeText(nameOf(sitting, size), x(at), bottom + 14, {
        align: 'center',
        fill: sitting.own ? palette.ink : palette.muted,
      }),
      placeText(String(sitting.year), x(at), bottom + 30, { align: 'center' }),
    ]),
  ]
  const height = bottom + 42
  const alt = describe(sittings, beyond)
  return { svg: renderSvg({ graphic }, { width, height, alt }), alt, table: tableOf(sittings, beyond), width, height }
}

function drawBand({ expected }: CohortSitting, x: number, y: (level: number) => number): GraphicComponentOption[] {
  if (expected === 'none') return []
  return [
    {
      type: 'rect',
      shape: { x: x - 13, y: y(expected.high), width: 26, height: y(expected.low) - y(expected.high), r: 4 },
      style: { fill: palette.brand, opacity: 0.14 },
    },
    line([x - 13, y(expected.mean)], [x + 13, y(expected.mean)], palette.brand, [], 2),
  ]
}

type Point = readonly [x: number, y: number]

const line = (
  [x1, y1]: Point,
  [x2, y2]: Point,
  stroke: string,
  lineDash: number[],
  lineWidth = 1,
): GraphicComponentOption => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth, lineDash } })

function pointAt(x: number, y: number, highlighted: boolean): GraphicComponentOption {
  const style = { fill: highlighted ? palette.attention : palette.brand, stroke: palette.white, lineWidth: 1.5 }
  if (!highlighted) return { type: 'circle', shape: { cx: x, cy: y, r: 5 }, style }
  const corners = [
    [x, y - 7],
    [x + 7, y],
    [x, y + 7],
    [x - 7, y],
  ]
  return { type: 'polygon', shape: { points: corners }, style }
}

/** Below a point to which the line falls, above one to which it rises: the number keeps clear of the line. */
const labelSide = (sittings: readonly CohortSitting[], at: number): 1 | -1 =>
  at > 0 && sittings[at - 1]!.level > sittings[at]!.level ? 1 : -1

/** A number with a white rim, readable over bands and lines. */
const numberAt = (text: string, x: number, y: number): GraphicComponentOption => ({
  type: 'text',
  style: {
    text,
    x,
    y,
    fill: palette.ink,
    stroke: palette.white,
    lineWidth: 3,
    align: 'center',
    verticalAlign: 'middle',
    fontSize,
    fontFamily,
  },
})

const nameOf = ({ procedure, grade }: CohortSitting, size: FigureSize): string =>
  procedure === 'ВПР' ? `${grade}\u00a0${size === 'wide' ? 'класс' : 'кл.'}` : procedure

const signed = (level: number, digits = 1): string => {
  const text = formatNumber(Math.abs(level), digits)
  return Number.parseFloat(level.toFixed(digits)) === 0 ? formatNumber(0, digits) : `${level > 0 ? '+' : '−'}${text}`
}

function describe(sittings: readonly CohortSitting[], beyond: (sitting: CohortSitting) => boolean): string {
  const words = sittings.map((sitting) => {
    const { procedure, grade, year, level, expected } = sitting
    const band =
      expected === 'none'
        ? ''
        : ` (обычно от ${signed(expected.low, 2)} до ${signed(expected.high, 2)}${beyond(sitting) ? ', вышло за пределы' : ''})`
    return `${procedure}, ${grade} класс, ${year} год: ${signed(level, 2)}${band}`
  })
  return `Уровень одних и тех же детей по годам, в стандартных отклонениях от других школ. ${words.join('; ')}.`
}

function tableOf(sittings: readonly CohortSitting[], beyond: (sitting: CohortSitting) => boolean): Figure['table'] {
  return {
    columns: [
      { title: 'Процедура', numeric: false },
      { title: 'Класс', numeric: true },
      { title: 'Год', numeric: true },
      { title: 'Детей', numeric: true },
      { title: 'Работ', numeric: true },
      { title: 'Уровень', numeric: true },
      { title: 'Обычно', numeric: true },
      { title: 'Пометка', numeric: false },
    ],
    rows: sittings.map((sitting) => [
      sitting.procedure,
      String(sitting.grade),
      String(sitting.year),
      formatNumber(sitting.participants),
      formatNumber(sitting.works),
      signed(sitting.level, 2),
      sitting.expected === 'none'
        ? '–'
        : `от ${signed(sitting.expected.low, 2)} до ${signed(sitting.expected.high, 2)}`,
      beyond(sitting) ? 'за пределами' : '',
    ]),
  }
}

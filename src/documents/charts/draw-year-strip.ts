import type { GraphicComponentOption } from 'echarts'
import { measureText } from '../fonts/chart-fonts.ts'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { palette } from './palette.ts'
import { placeText } from './place-text.ts'
import { fontSize, renderSvg } from './render-svg.ts'

/** What a year says of one subject in one grade. */
export const yearStates = ['sign', 'quiet', 'too-few', 'none'] as const
export type YearState = (typeof yearStates)[number]

export interface YearStrip {
  readonly years: readonly number[]
  readonly rows: readonly {
    /** `4 класс, русский язык`. */
    readonly label: string
    readonly cells: readonly YearState[]
  }[]
}

const stateWord: Readonly<Record<YearState, string>> = {
  sign: 'признак',
  quiet: 'без признаков',
  'too-few': 'данных мало',
  none: 'не проводилась',
}
const shortWord: Readonly<Record<YearState, string>> = { sign: 'признак', quiet: 'нет', 'too-few': 'мало', none: '–' }

const rowHeight = 34
const headHeight = 26

/** Years side by side: where a sign repeats, where it stood alone, where nothing could be said. */
export function drawYearStrip(data: YearStrip, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const widest = Math.max(...data.rows.map(({ label }) => measureText(label, fontSize)), 0) + 12
  const stacked = widest > width * 0.45
  const left = stacked ? 0 : widest
  const step = stacked ? rowHeight + 20 : rowHeight
  const cell = (width - left) / data.years.length
  const height = headHeight + data.rows.length * step
  const graphic: GraphicComponentOption[] = data.years.map((year, i) =>
    placeText(String(year), left + (i + 0.5) * cell, 12, { align: 'center' }),
  )
  data.rows.forEach(({ label, cells }, r) => {
    const y = headHeight + r * step
    graphic.push(placeText(label, 0, stacked ? y + 9 : y + rowHeight / 2, { fill: palette.ink }))
    cells.forEach((state, i) => {
      graphic.push(...drawCell(state, left + i * cell + 2, stacked ? y + 20 : y, cell - 4))
    })
  })
  const alt = describe(data)
  return { svg: renderSvg({ graphic }, { width, height, alt }), alt, table: tableOf(data), width, height }
}

function drawCell(state: YearState, x: number, y: number, width: number): GraphicComponentOption[] {
  const shape = { x, y: y + 2, width, height: rowHeight - 6, r: 5 }
  const word = measureText(stateWord[state], fontSize) + 8 <= width ? stateWord[state] : shortWord[state]
  const style =
    state === 'sign'
      ? { fill: '#fdf1df', stroke: palette.attention, lineWidth: 1.5 }
      : state === 'quiet'
        ? { fill: '#eef2f5' }
        : { fill: palette.white, stroke: palette.axis, lineDash: [4, 3], lineWidth: 1 }
  return [
    { type: 'rect', shape, style },
    placeText(word, x + width / 2, y + rowHeight / 2 - 1, {
      align: 'center',
      fill: state === 'sign' ? palette.attention : palette.muted,
    }),
  ]
}

function describe({ years, rows }: YearStrip): string {
  const parts = rows.map(({ label, cells }) => {
    const signs = years.filter((_, i) => cells[i] === 'sign')
    return `${label}: ${signs.length > 0 ? `признак в ${signs.join(', ')}` : 'без признаков'}`
  })
  return `Признаки по годам ${years[0] ?? ''}–${years.at(-1) ?? ''}. ${parts.join('; ')}.`
}

const tableOf = ({ years, rows }: YearStrip): Figure['table'] => ({
  columns: [
    { title: 'Класс и предмет', numeric: false },
    ...years.map((year) => ({ title: String(year), numeric: false })),
  ],
  rows: rows.map(({ label, cells }) => [label, ...cells.map((state) => stateWord[state])]),
})

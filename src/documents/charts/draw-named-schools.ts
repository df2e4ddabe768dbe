import type { GraphicComponentOption } from 'echarts'
import { formatNumber } from '#kernel/russian-text'
import { measureText } from '../fonts/chart-fonts.ts'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { palette } from './palette.ts'
import { placeText } from './place-text.ts'
import { fontSize, renderSvg } from './render-svg.ts'

/** One way of naming schools: which of them it names. */
export interface NamingPanel {
  readonly title: string
  readonly named: readonly boolean[]
}

export interface NamedSchools {
  /** In which schools something was done; the same order in all panels. */
  readonly touched: readonly boolean[]
  readonly panels: readonly NamingPanel[]
}

const across = 10
const gap = 4
const legendHeight = 26

/** A square for every school: who is named without control and with it. */
export function drawNamedSchools(data: NamedSchools, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const beside = size === 'wide'
  const panel = beside ? (width - 40) / data.panels.length : width
  const cell = Math.floor((Math.min(panel, 290) - (across - 1) * gap) / across)
  const rows = Math.ceil(data.touched.length / across)
  const panelHeight = 26 + rows * (cell + gap) + 10
  const legend = legendOf(data.touched.includes(true), width)
  const graphic: GraphicComponentOption[] = [...legend.elements]
  data.panels.forEach(({ title, named }, i) => {
    const left = beside ? i * (panel + 40) : 0
    const top = legend.height + (beside ? 0 : i * panelHeight)
    graphic.push(placeText(title, left, top + 10, { fill: palette.ink }))
    named.forEach((isNamed, school) => {
      const x = left + (school % across) * (cell + gap)
      const y = top + 26 + Math.floor(school / across) * (cell + gap)
      graphic.push(...drawSchool(x, y, cell, isNamed, data.touched[school] === true))
    })
  })
  const height = legend.height + panelHeight * (beside ? 1 : data.panels.length)
  const alt = describe(data)
  return { svg: renderSvg({ graphic }, { width, height, alt }), alt, table: tableOf(data), width, height }
}

function drawSchool(x: number, y: number, cell: number, named: boolean, touched: boolean): GraphicComponentOption[] {
  const style = named ? { fill: '#fdf1df', stroke: palette.attention, lineWidth: 2.5 } : { fill: '#e6edf0' }
  return [
    { type: 'rect', shape: { x: x + 1, y: y + 1, width: cell - 2, height: cell - 2, r: 3 }, style },
    ...(touched
      ? [
          {
            type: 'circle' as const,
            shape: { cx: x + cell / 2, cy: y + cell / 2, r: cell * 0.19 },
            style: { fill: palette.ink },
          },
        ]
      : []),
  ]
}

function legendOf(touched: boolean, width: number): { elements: GraphicComponentOption[]; height: number } {
  const entries = [
    { label: 'честная школа', named: false, touched: false },
    ...(touched ? [{ label: 'в школе вмешались', named: false, touched: true }] : []),
    { label: 'школа названа', named: true, touched: false },
  ]
  let x = 0
  let y = 0
  const elements = entries.flatMap(({ label, ...kind }) => {
    const span = 24 + measureText(label, fontSize)
    if (x > 0 && x + span > width) {
      x = 0
      y += legendHeight
    }
    const drawn = [...drawSchool(x, y, 18, kind.named, kind.touched), placeText(label, x + 24, y + 9)]
    x += span + 18
    return drawn
  })
  return { elements, height: y + legendHeight + 6 }
}

const countsOf = ({ touched }: NamedSchools, { named }: NamingPanel) => ({
  named: named.filter(Boolean).length,
  honest: named.filter((isNamed, i) => isNamed && touched[i] !== true).length,
  missed: touched.filter((isTouched, i) => isTouched && named[i] !== true).length,
})

function describe(data: NamedSchools): string {
  const parts = data.panels.map((panel) => {
    const { named, honest } = countsOf(data, panel)
    return `${panel.title.toLocaleLowerCase('ru')} названо ${formatNumber(named)}, из них честных ${formatNumber(honest)}`
  })
  return `Школ ${formatNumber(data.touched.length)}: ${parts.join('; ')}.`
}

const tableOf = (data: NamedSchools): Figure['table'] => ({
  columns: [
    { title: 'Как называют', numeric: false },
    { title: 'Названо', numeric: true },
    { title: 'Из них честных', numeric: true },
    { title: 'Вмешались, но не названы', numeric: true },
  ],
  rows: data.panels.map((panel) => {
    const { named, honest, missed } = countsOf(data, panel)
    return [panel.title, formatNumber(named), formatNumber(honest), formatNumber(missed)]
  }),
})

import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, MarkLineComponent } from 'echarts/components'
import { LabelLayout } from 'echarts/features'
import { init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { EChartsOption } from 'echarts'
import { chartFontFamily, measureText } from '../fonts/chart-fonts.ts'
import { palette } from './palette.ts'

use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  LabelLayout,
  SVGRenderer,
])

export const fontSize = 12

/** Page first (variable cut), then the cut bundled for pictures. */
export const fontFamily = `${chartFontFamily} Variable, ${chartFontFamily}, PT Sans, sans-serif`

setPlatformAPI({
  measureText: (text, font) => ({ width: measureText(text, fontSizeOf(font)) }),
})

export interface SvgFrame {
  readonly width: number
  readonly height: number
  /** Name of the picture for those who do not see it. */
  readonly alt: string
}

/** Draws a chart without a DOM. The same option gives the same bytes, whatever was drawn before it. */
export function renderSvg(option: EChartsOption, { width, height, alt }: SvgFrame): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily, fontSize, color: palette.muted },
      ...option,
    })
    return portable(chart.renderToSVGString(), { width, height, alt })
  } finally {
    chart.dispose()
  }
}

/**
 * Makes the library's SVG fit to stand inline on any page: no style elements, no style attributes (a strict content
 * policy forbids them), no ids that meet those of another figure, width of the place it stands in.
 */
function portable(svg: string, { width, height, alt }: SvgFrame): string {
  const body = svg
    .slice(svg.indexOf('>') + 1)
    .replace(/<style\s*>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, css: string) => attributesOf(css))
    .replace(/<rect width="[\d.]+" height="[\d.]+" x="0" y="0" fill="none"><\/rect>\n?/, '')
  const own = `f${fingerprint(body.replaceAll(/zr\d+-/g, 'zr-') + alt)}-`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" role="img" ` +
    `aria-label="${escapeAttribute(alt)}">${body.replaceAll(/zr\d+-/g, own)}`
  )
}

const attributesOf = (css: string): string =>
  css
    .split(';')
    .map((declaration) => declaration.split(':'))
    .flatMap(([name, value]) => (name && value ? [` ${name.trim()}="${value.trim()}"`] : []))
    .join('')

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

const fontSizeOf = (font: string | undefined): number => {
  const size = /([\d.]+)px/.exec(font ?? '')?.[1]
  return size === undefined ? fontSize : Number.parseFloat(size)
}

/** FNV-1a, 32 bits: short and stable, no secret depends on it. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

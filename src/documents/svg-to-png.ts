import { Resvg } from '@resvg/resvg-js'
import { chartFontFamily, chartFontFiles } from './fonts/chart-fonts.ts'

/**
 * Paints an SVG on white, `widthPx` pixels wide, height in proportion. Only the bundled typeface is used, so a figure
 * looks the same on every machine and Cyrillic never vanishes on one without fonts.
 */
export function svgToPng(svg: string, widthPx: number): Uint8Array {
  const image = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: widthPx },
    font: {
      fontFiles: [...chartFontFiles],
      loadSystemFonts: false,
      defaultFontFamily: chartFontFamily,
      sansSerifFamily: chartFontFamily,
      serifFamily: chartFontFamily,
    },
  })
  return image.render().asPng()
}

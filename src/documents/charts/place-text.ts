import type { GraphicComponentOption } from 'echarts'
import { palette } from './palette.ts'
import { fontFamily, fontSize } from './render-svg.ts'

/** A line of text at a place of the picture; `y` is its middle. */
export function placeText(
  text: string,
  x: number,
  y: number,
  { fill = palette.muted, align = 'left' }: { fill?: string; align?: 'left' | 'center' | 'right' } = {},
): GraphicComponentOption {
  return { type: 'text', style: { text, x, y, fill, align, verticalAlign: 'middle', fontSize, fontFamily } }
}

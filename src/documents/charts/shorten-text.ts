import { measureText } from '../fonts/chart-fonts.ts'
import { fontSize } from './render-svg.ts'

/** Ends a name that does not fit with «…»: the table twin carries it whole. */
export function shorten(text: string, width: number): string {
  if (measureText(text, fontSize) <= width) return text
  let end = text.length
  while (end > 1 && measureText(`${text.slice(0, end).trimEnd()}…`, fontSize) > width) end--
  return `${text.slice(0, end).trimEnd()}…`
}

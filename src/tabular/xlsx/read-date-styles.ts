import { parseWhole } from '#kernel/parse-number'

import type { Package } from './open-package.ts'
import { parseXml } from './parse-xml.ts'

/** Built-in formats that show a date or a time of day (ECMA-376-1, 18.8.30); 45–47 are durations and stay numbers. */
const builtInDateFormats = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** Style ids (the `s` of a cell) under which a number is a date. */
export async function readDateStyles(pack: Package, part: string): Promise<ReadonlySet<number>> {
  const dateFormats = new Set(builtInDateFormats)
  const dateStyles = new Set<number>()
  let inCellStyles = false
  let style = 0
  await parseXml(pack.stream(part), {
    open(tag, attributes) {
      if (tag === 'numFmt') {
        const id = parseWhole(attributes['numFmtId'] ?? '')
        if (id === undefined) return
        if (isDateFormat(attributes['formatCode'] ?? '')) dateFormats.add(id)
        else dateFormats.delete(id)
      } else if (tag === 'cellXfs') inCellStyles = true
      else if (tag === 'xf' && inCellStyles) {
        if (dateFormats.has(parseWhole(attributes['numFmtId'] ?? '') ?? 0)) dateStyles.add(style)
        style += 1
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCellStyles = false
    },
  })
  return dateStyles
}

/**
 * Whether a format code shows a date or a time of day: letters d, m, y, h, s outside quotes, escapes and brackets.
 * Elapsed time (`[h]:mm`) is a duration, not a date.
 */
export function isDateFormat(code: string): boolean {
  const [positive = ''] = code.split(';')
  if (/\[(h+|m+|s+)\]/i.test(positive)) return false
  const letters = positive.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general|основной/gi, '')
  return /[dmyhsдмгчс]/i.test(letters)
}

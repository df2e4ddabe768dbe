import { parseStoredNumber, parseWhole } from '#kernel/parse-number'

import { lastColumnIndex } from '../column-letter.ts'
import { refuseDamaged } from '../refusal.ts'
import type { RowCollector } from '../row-collector.ts'
import type { Cell } from '../sheet.ts'
import { decodeEscapes } from './decode-escapes.ts'
import type { Package } from './open-package.ts'
import { type Attributes, parseXml } from './parse-xml.ts'
import { serialToIso } from './serial-date.ts'

/** What the cells of every sheet refer to. */
export interface SheetContext {
  readonly sharedStrings: readonly string[]
  readonly dateStyles: ReadonlySet<number>
  readonly countsDaysFrom1904: boolean
}

/** Streams one sheet into rows. A formula gives its stored value; a cell covered by a merge gives what the file stores for it. */
export async function readSheet(pack: Package, part: string, context: SheetContext, rows: RowCollector): Promise<void> {
  let row = -1
  let column = -1
  let type: string | undefined
  let style: string | undefined
  let value = ''
  let inCell = false
  let capturing = false
  let inPhonetic = false

  function startCell(attributes: Attributes): void {
    const reference = attributes['r']
    column = reference === undefined ? column + 1 : columnOf(reference)
    if (column > lastColumnIndex) refuseDamaged()
    type = attributes['t']
    style = attributes['s']
    value = ''
    inCell = true
  }

  await parseXml(pack.stream(part), {
    open(tag, attributes) {
      if (inCell) {
        if (tag === 'v' || tag === 't') capturing = !inPhonetic
        else if (tag === 'rPh') inPhonetic = true
      } else if (tag === 'c') startCell(attributes)
      else if (tag === 'row') {
        row = attributes['r'] === undefined ? row + 1 : (parseWhole(attributes['r']) ?? refuseDamaged()) - 1
        if (row < 0) refuseDamaged()
        column = -1
      }
    },
    text(text) {
      if (capturing) value += text
    },
    close(tag) {
      if (!inCell) return
      if (tag === 'v' || tag === 't') capturing = false
      else if (tag === 'rPh') inPhonetic = false
      else if (tag === 'c') {
        inCell = false
        if (value !== '') rows.set(row, column, readValue(value, type, style, context))
      }
    },
  })
}

function readValue(stored: string, type: string | undefined, style: string | undefined, context: SheetContext): Cell {
  switch (type) {
    case 's':
      return sharedString(stored, context.sharedStrings)
    case 'b':
      return stored.trim() === '1' || stored.trim() === 'true'
    case 'str':
    case 'inlineStr':
      return decodeEscapes(stored)
    case 'e':
      return stored
    case 'd':
      return stored.replace(/T00:00:00(\.0+)?Z?$/, '')
    default:
      return readNumber(stored, style, context)
  }
}

function sharedString(stored: string, texts: readonly string[]): string {
  const index = parseStoredNumber(stored)
  return (index === undefined ? undefined : texts[index]) ?? refuseDamaged()
}

function readNumber(stored: string, style: string | undefined, context: SheetContext): Cell {
  const value = parseStoredNumber(stored)
  if (value === undefined) return stored
  if (style === undefined || !context.dateStyles.has(parseStoredNumber(style) ?? 0)) return value
  return serialToIso(value, context.countsDaysFrom1904) ?? value
}

/** `AB12` → 27. Runs once per cell, hence by character codes. */
function columnOf(reference: string): number {
  let index = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  return index === 0 ? refuseDamaged() : index - 1
}

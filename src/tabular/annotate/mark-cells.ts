import { parseWhole } from '#kernel/parse-number'

import { columnIndex, columnLetter } from '../column-letter.ts'
import {
  type Splice,
  type TagSpan,
  openSelfClosing,
  prefixOf,
  removeAttribute,
  setAttribute,
  walkTags,
} from '../xlsx/edit-xml.ts'
import type { Attributes } from '../xlsx/parse-xml.ts'
import { MarkQueue } from './mark-queue.ts'
import type { Mark } from './note.ts'

/** Gives the style that looks like `style` and is filled as a mark. */
export type MarkStyle = (style: number, severity: Mark['severity']) => number

/**
 * The changes of a sheet's text that fill its marked cells and add those the file does not hold, each in its place.
 * `marks` are sorted by row, then by column.
 */
export function markCells(text: string, marks: readonly Mark[], markStyle: MarkStyle): readonly Splice[] {
  const marker = new CellMarker(text, marks, markStyle)
  walkTags(text, {
    open(name, attributes, span, depth, selfClosing) {
      if (name === 'c' && depth === 3) marker.cell(attributes, span)
      else if (name === 'row' && depth === 2) marker.startRow(attributes, span, selfClosing)
      else if (name === 'sheetData' && depth === 1) marker.startData(span, selfClosing)
    },
    close(name, span, depth) {
      if (name === 'row' && depth === 2) marker.endRow(span)
      else if (name === 'sheetData' && depth === 1) marker.endData(span)
    },
  })
  return marker.splices
}

class CellMarker {
  readonly splices: Splice[] = []
  readonly #text: string
  readonly #queue: MarkQueue
  readonly #markStyle: MarkStyle
  #prefix = ''
  #row = -1
  #column = -1
  #rowSpan: TagSpan = { start: 0, end: 0 }
  #rowStyle = 0
  #rowGrows = false

  constructor(text: string, marks: readonly Mark[], markStyle: MarkStyle) {
    this.#text = text
    this.#queue = new MarkQueue(marks)
    this.#markStyle = markStyle
  }

  startData(span: TagSpan, selfClosing: boolean): void {
    const tag = this.#tag(span)
    this.#prefix = prefixOf(tag)
    if (!selfClosing) return
    const { opened, closing } = openSelfClosing(tag)
    this.#replace(span, `${opened}${this.#newRows(this.#queue.takeAbove(Number.POSITIVE_INFINITY))}${closing}`)
  }

  startRow(attributes: Attributes, span: TagSpan, selfClosing: boolean): void {
    this.#row = attributes['r'] === undefined ? this.#row + 1 : (parseWhole(attributes['r']) ?? 1) - 1
    this.#insert(span.start, this.#newRows(this.#queue.takeAbove(this.#row)))
    this.#column = -1
    this.#rowSpan = span
    this.#rowGrows = false
    this.#rowStyle = attributes['customFormat'] === '1' ? (parseWhole(attributes['s'] ?? '') ?? 0) : 0
    if (!selfClosing) return
    const cells = this.#newCells(this.#queue.takeLeftOf(this.#row), this.#rowStyle)
    if (cells === '') return
    const { opened, closing } = openSelfClosing(withoutSpans(this.#tag(span)))
    this.#replace(span, `${opened}${cells}${closing}`)
  }

  cell(attributes: Attributes, span: TagSpan): void {
    this.#column = columnOf(attributes, this.#column)
    this.#addCells(span.start, this.#queue.takeLeftOf(this.#row, this.#column))
    const mark = this.#queue.takeAt(this.#row, this.#column)
    if (mark === undefined) return
    const style = this.#markStyle(parseWhole(attributes['s'] ?? '') ?? 0, mark.severity)
    this.#replace(span, setAttribute(this.#tag(span), 's', String(style)))
  }

  endRow(closing: TagSpan): void {
    this.#addCells(closing.start, this.#queue.takeLeftOf(this.#row))
    if (this.#rowGrows) this.#replace(this.#rowSpan, withoutSpans(this.#tag(this.#rowSpan)))
  }

  endData(closing: TagSpan): void {
    this.#insert(closing.start, this.#newRows(this.#queue.takeAbove(Number.POSITIVE_INFINITY)))
  }

  #addCells(at: number, marks: readonly Mark[]): void {
    if (marks.length > 0) this.#rowGrows = true
    this.#insert(at, this.#newCells(marks, this.#rowStyle))
  }

  #newRows(marks: readonly Mark[]): string {
    const byRow = Map.groupBy(marks, (mark) => mark.row)
    const p = this.#prefix
    return [...byRow].map(([row, own]) => `<${p}row r="${row + 1}">${this.#newCells(own, 0)}</${p}row>`).join('')
  }

  #newCells(marks: readonly Mark[], style: number): string {
    return marks
      .map(
        (mark) =>
          `<${this.#prefix}c r="${columnLetter(mark.column)}${mark.row + 1}" s="${this.#markStyle(style, mark.severity)}"/>`,
      )
      .join('')
  }

  #tag(span: TagSpan): string {
    return this.#text.slice(span.start, span.end)
  }

  #insert(at: number, insert: string): void {
    if (insert !== '') this.splices.push({ at, remove: 0, insert })
  }

  #replace(span: TagSpan, insert: string): void {
    this.splices.push({ at: span.start, remove: span.end - span.start, insert })
  }
}

/** `spans` only hints how wide a row is; a wrong hint is worse than none. */
const withoutSpans = (tag: string): string => removeAttribute(tag, 'spans')

function columnOf(attributes: Attributes, previous: number): number {
  const letters = /^[A-Z]{1,3}/.exec(attributes['r'] ?? '')?.[0]
  return letters === undefined ? previous + 1 : columnIndex(letters)
}

import { refuseDamaged } from '../refusal.ts'
import {
  type Splice,
  type TagSpan,
  applySplices,
  openSelfClosing,
  prefixOf,
  setAttribute,
  walkTags,
} from '../xlsx/edit-xml.ts'
import type { Mark } from './note.ts'

/** Soft red and amber of the product's palette, the deeper ones: a sheet has no borders to help the eye. */
const fills = { error: 'FFEFCDC3', warning: 'FFF2D9B0' } as const

/** Looks of the sheet of remarks. */
export type ListStyle = 'title' | 'header' | 'text' | 'link'

interface Collection {
  /** The opening tag and, unless it is self-closing, the closing one. */
  readonly open: TagSpan
  close: TagSpan | undefined
  readonly items: { start: number; end: number }[]
}

/**
 * `xl/styles.xml` of a person's workbook with looks added: each marked cell keeps its own look and gets only another fill,
 * so that for every style met there is a filled twin.
 */
export class StyleBook {
  readonly #text: string
  readonly #prefix: string
  readonly #fonts: Collection
  readonly #fillsOf: Collection
  readonly #formats: Collection
  readonly #added: string[] = []
  readonly #twins = new Map<string, number>()

  constructor(text: string) {
    this.#text = text
    const collections = readCollections(text)
    this.#fonts = collections.get('fonts') ?? refuseDamaged()
    this.#fillsOf = collections.get('fills') ?? refuseDamaged()
    this.#formats = collections.get('cellXfs') ?? refuseDamaged()
    this.#prefix = prefixOf(this.#slice(this.#formats.open))
  }

  /** The style that looks like `style` with the fill of a mark. */
  mark(style: number, severity: Mark['severity']): number {
    const key = `${severity} ${style}`
    const known = this.#twins.get(key)
    if (known !== undefined) return known
    const original = this.#formats.items[style] ?? this.#formats.items[0]
    const xf = original === undefined ? `<${this.#prefix}xf/>` : this.#slice(original)
    const tag = /^<[^>]*>/.exec(xf)?.[0] ?? refuseDamaged()
    const fill = this.#fillsOf.items.length + (severity === 'error' ? 0 : 1)
    const filled = setAttribute(setAttribute(tag, 'fillId', String(fill)), 'applyFill', '1')
    return this.#keep(key, filled + xf.slice(tag.length))
  }

  list(style: ListStyle): number {
    const known = this.#twins.get(style)
    if (known !== undefined) return known
    const p = this.#prefix
    const font = { title: 1, header: 0, text: undefined, link: 2 }[style]
    const fontId = font === undefined ? 0 : this.#fonts.items.length + font
    const fillId = style === 'header' ? this.#fillsOf.items.length + 2 : 0
    const centred = style === 'link' ? 'horizontal="center" ' : ''
    const alignment = `<${p}alignment ${centred}vertical="top" wrapText="${style === 'title' ? 0 : 1}"/>`
    return this.#keep(
      style,
      `<${p}xf numFmtId="0" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</${p}xf>`,
    )
  }

  toXml(): string {
    const p = this.#prefix
    const font = (bold: boolean, size: number, color: string): string =>
      `<${p}font>${bold ? `<${p}b/>` : ''}<${p}sz val="${size}"/><${p}color rgb="${color}"/><${p}name val="Calibri"/><${p}family val="2"/></${p}font>`
    const solid = (color: string): string =>
      `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${color}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
    return applySplices(this.#text, [
      ...this.#append(this.#fonts, [
        font(true, 11, 'FF1F2933'),
        font(true, 14, 'FF1F2933'),
        font(false, 11, 'FF1F5F6B'),
      ]),
      ...this.#append(this.#fillsOf, [solid(fills.error), solid(fills.warning), solid('FFEEF2F5')]),
      ...this.#append(this.#formats, this.#added),
    ])
  }

  #keep(key: string, xf: string): number {
    const id = this.#formats.items.length + this.#added.length
    this.#added.push(xf)
    this.#twins.set(key, id)
    return id
  }

  #slice(span: { start: number; end: number }): string {
    return this.#text.slice(span.start, span.end)
  }

  #append(collection: Collection, items: readonly string[]): Splice[] {
    const { open, close } = collection
    const tag = setAttribute(this.#slice(open), 'count', String(collection.items.length + items.length))
    const remove = open.end - open.start
    if (close !== undefined) {
      return [
        { at: open.start, remove, insert: tag },
        { at: close.start, remove: 0, insert: items.join('') },
      ]
    }
    const { opened, closing } = openSelfClosing(tag)
    return [{ at: open.start, remove, insert: `${opened}${items.join('')}${closing}` }]
  }
}

/** The lists of the style sheet (children of its root) and where their items stand. */
function readCollections(text: string): Map<string, Collection> {
  const collections = new Map<string, Collection>()
  let current: Collection | undefined
  walkTags(text, {
    open(name, _, span, depth) {
      if (depth === 1) {
        current = { open: span, close: undefined, items: [] }
        collections.set(name, current)
      } else if (depth === 2) current?.items.push({ start: span.start, end: span.end })
    },
    close(_, span, depth) {
      const item = current?.items.at(-1)
      if (depth === 1 && current !== undefined) current.close = span
      else if (depth === 2 && item !== undefined) item.end = span.end
    },
  })
  return collections
}

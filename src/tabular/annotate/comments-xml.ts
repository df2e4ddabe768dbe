import { columnLetter } from '../column-letter.ts'
import { type Splice, type TagSpan, applySplices, openSelfClosing, prefixOf, walkTags } from '../xlsx/edit-xml.ts'
import { escapeXml } from '../xlsx/escape-xml.ts'
import type { Mark } from './note.ts'

const author = 'Объектив'

export const emptyComments =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList/></comments>'

/** The comments of a sheet with ours added, and the marks that need a box of their own. */
export interface AddedComments {
  readonly xml: string
  readonly withoutBox: readonly Mark[]
}

/** A cell holds one comment: where the person has written one, ours goes under theirs. */
export function addComments(text: string, marks: readonly Mark[]): AddedComments {
  const place = readPlaces(text)
  const splices: Splice[] = []
  const withoutBox: Mark[] = []
  const fresh: string[] = []
  const p = place.prefix
  for (const mark of marks) {
    const reference = `${columnLetter(mark.column)}${mark.row + 1}`
    const end = place.textEnds.get(reference)
    if (end !== undefined) {
      splices.push({ at: end, remove: 0, insert: run(p, `\n${author}: ${mark.text}`) })
      continue
    }
    withoutBox.push(mark)
    fresh.push(
      `<${p}comment ref="${reference}" authorId="${place.authorCount}"><${p}text>${run(p, mark.text)}</${p}text></${p}comment>`,
    )
  }
  splices.push(...appendTo(text, place.authors, `<${p}author>${author}</${p}author>`))
  splices.push(...appendTo(text, place.list, fresh.join('')))
  return { xml: applySplices(text, splices), withoutBox }
}

const run = (prefix: string, text: string): string =>
  `<${prefix}r><${prefix}rPr><${prefix}sz val="9"/><${prefix}rFont val="Tahoma"/><${prefix}family val="2"/></${prefix}rPr><${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t></${prefix}r>`

interface ListPlace {
  open: TagSpan
  close: TagSpan | undefined
}

interface Places {
  prefix: string
  authors: ListPlace | undefined
  authorCount: number
  list: ListPlace | undefined
  /** Where the text of each existing comment ends. */
  textEnds: Map<string, number>
}

function readPlaces(text: string): Places {
  const places: Places = { prefix: '', authors: undefined, authorCount: 0, list: undefined, textEnds: new Map() }
  let reference = ''
  walkTags(text, {
    open(name, attributes, span, depth) {
      if (depth === 0) places.prefix = prefixOf(text.slice(span.start, span.end))
      else if (name === 'authors') places.authors = { open: span, close: undefined }
      else if (name === 'author') places.authorCount += 1
      else if (name === 'commentList') places.list = { open: span, close: undefined }
      else if (name === 'comment') reference = attributes['ref'] ?? ''
      // Runs come before phonetic hints.
      else if (name === 'rPh' || name === 'phoneticPr') keepFirst(places.textEnds, reference, span.start)
    },
    close(name, span) {
      if (name === 'authors' && places.authors !== undefined) places.authors.close = span
      else if (name === 'commentList' && places.list !== undefined) places.list.close = span
      else if (name === 'text') keepFirst(places.textEnds, reference, span.start)
    },
  })
  return places
}

function keepFirst(ends: Map<string, number>, reference: string, end: number): void {
  if (!ends.has(reference)) ends.set(reference, end)
}

function appendTo(text: string, place: ListPlace | undefined, items: string): Splice[] {
  if (place === undefined) return []
  if (place.close !== undefined) return [{ at: place.close.start, remove: 0, insert: items }]
  const { opened, closing } = openSelfClosing(text.slice(place.open.start, place.open.end))
  return [{ at: place.open.start, remove: place.open.end - place.open.start, insert: `${opened}${items}${closing}` }]
}

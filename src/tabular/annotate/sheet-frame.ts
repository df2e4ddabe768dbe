import { type TagHandlers, walkTags } from '../xlsx/edit-xml.ts'

/**
 * Walks a sheet without its cells: the root and what stands after the rows. Places are those of the whole text, so that a
 * long sheet need not be parsed once more for the few elements around its rows.
 */
export function walkSheetFrame(text: string, handlers: TagHandlers): void {
  const name = text.lastIndexOf('sheetData')
  const rowsEnd = name === -1 ? 0 : text.indexOf('>', name) + 1
  const rootEnd = rowsEnd === 0 ? 0 : endOfRootTag(text)
  const shift = rowsEnd - rootEnd
  const moved = (place: number): number => (place > rootEnd ? place + shift : place)
  walkTags(text.slice(0, rootEnd) + text.slice(rowsEnd), {
    open: (tag, attributes, span, depth, selfClosing) =>
      handlers.open(tag, attributes, { start: movedStart(span.start), end: moved(span.end) }, depth, selfClosing),
    close: (tag, span, depth) => handlers.close?.(tag, { start: movedStart(span.start), end: moved(span.end) }, depth),
  })

  /** What starts where the root tag ends is already the tail. */
  function movedStart(place: number): number {
    return place >= rootEnd ? place + shift : place
  }
}

/** The first tag that is neither a declaration nor a comment. */
function endOfRootTag(text: string): number {
  const prologue = /^\ufeff?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/.exec(text)?.[0].length ?? 0
  return text.indexOf('>', prologue) + 1
}

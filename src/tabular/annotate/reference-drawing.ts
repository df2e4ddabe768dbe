import { type Splice, applySplices, prefixOf, walkTags } from '../xlsx/edit-xml.ts'

/** What the standard puts after `legacyDrawing` in a sheet (ECMA-376-1, 18.3.1.99). */
const laterElements = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
])

/** Names the drawing with the boxes of comments in the sheet, at the place the standard gives it. */
export function referenceDrawing(text: string, relationId: string, relationsNamespace: string): string {
  let at: number | undefined
  let prefix = ''
  let dataSeen = false
  walkTags(text, {
    open(name, _, span, depth) {
      if (depth === 0) prefix = prefixOf(text.slice(span.start, span.end))
      if (depth !== 1) return
      if (name === 'sheetData') dataSeen = true
      if (laterElements.has(name) || (dataSeen && name === 'AlternateContent')) at ??= span.start
    },
    close(_, span, depth) {
      if (depth === 0) at ??= span.start
    },
  })
  if (at === undefined) return text
  const insert = `<${prefix}legacyDrawing xmlns:r="${relationsNamespace}" r:id="${relationId}"/>`
  return applySplices(text, [{ at, remove: 0, insert } satisfies Splice])
}

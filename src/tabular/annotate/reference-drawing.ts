import { refuseDamaged } from '../refusal.ts'
import { prefixOf, type Splice } from '../xlsx/edit-xml.ts'
import { walkSheetFrame } from './sheet-frame.ts'

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
  // Excel wraps `controls` and `oleObjects` in it.
  'AlternateContent',
])

/** The change that names the drawing with the boxes of comments, at the place the standard gives it. */
export function referenceDrawing(text: string, relationId: string, relationsNamespace: string): Splice {
  let at: number | undefined
  let prefix = ''
  walkSheetFrame(text, {
    open(name, _, span, depth) {
      if (depth === 0) prefix = prefixOf(text.slice(span.start, span.end))
      else if (depth === 1 && laterElements.has(name)) at ??= span.start
    },
    close(_, span, depth) {
      if (depth === 0) at ??= span.start
    },
  })
  const insert = `<${prefix}legacyDrawing xmlns:r="${relationsNamespace}" r:id="${relationId}"/>`
  return { at: at ?? refuseDamaged(), remove: 0, insert }
}

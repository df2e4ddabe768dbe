import { applySplices } from '../xlsx/edit-xml.ts'
import { addCommentBoxes, emptyDrawing } from './comment-boxes.ts'
import { type MergedArea, collectMarks, readMergedArea } from './collect-marks.ts'
import { addComments, emptyComments } from './comments-xml.ts'
import type { EditedPackage } from './edit-package.ts'
import { markCells } from './mark-cells.ts'
import type { Mark, Note } from './note.ts'
import type { Dialect } from './office-dialect.ts'
import { referenceDrawing } from './reference-drawing.ts'
import { walkSheetFrame } from './sheet-frame.ts'
import type { StyleBook } from './style-book.ts'

const commentsType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'
const drawingType = 'application/vnd.openxmlformats-officedocument.vmlDrawing'

/** Excel opens a sheet with more boxes slowly. Every cell is still filled and every remark is still in the list. */
const mostComments = 5_000

/** Fills the cells of one sheet and hangs a comment on each. */
export async function annotateSheet(
  pack: EditedPackage,
  part: string,
  notes: readonly Note[],
  styles: StyleBook,
  dialect: Dialect,
): Promise<void> {
  const text = await pack.text(part)
  const marks = collectMarks(notes, mergedAreas(text))
  if (marks.length === 0) return
  const cells = markCells(text, marks, (style, severity) => styles.mark(style, severity))
  const boxed = await writeComments(pack, part, marks.slice(0, mostComments), dialect)
  const newDrawing = await writeBoxes(pack, part, text, boxed, dialect)
  const reference = newDrawing === undefined ? [] : [referenceDrawing(text, newDrawing, dialect.relations)]
  pack.set(part, applySplices(text, [...cells, ...reference]))
}

/** Returns the marks that need a box: those whose cells had no comment yet. */
async function writeComments(
  pack: EditedPackage,
  part: string,
  marks: readonly Mark[],
  dialect: Dialect,
): Promise<readonly Mark[]> {
  const existing = await pack.related(part, (relation) => relation.type === 'comments')
  const name = existing ?? pack.freeName('xl/comments%.xml')
  const added = addComments(existing === undefined ? emptyComments : await pack.text(existing), marks)
  pack.set(name, added.xml)
  if (existing === undefined) {
    await pack.declareType(name, commentsType)
    await pack.relate(part, `${dialect.relations}/comments`, name)
  }
  return added.withoutBox
}

/** Returns the relationship of the drawing where the sheet had none. */
async function writeBoxes(
  pack: EditedPackage,
  part: string,
  text: string,
  marks: readonly Mark[],
  dialect: Dialect,
): Promise<string | undefined> {
  const drawing = commentsDrawing(text)
  const existing = drawing === undefined ? undefined : await pack.related(part, ({ id }) => id === drawing)
  const name = existing ?? pack.freeName('xl/drawings/vmlDrawing%.vml')
  pack.set(name, addCommentBoxes(existing === undefined ? emptyDrawing : await pack.text(existing), marks))
  if (existing !== undefined) return undefined
  await pack.declareExtension('vml', drawingType)
  return pack.relate(part, `${dialect.relations}/vmlDrawing`, name)
}

function mergedAreas(text: string): MergedArea[] {
  const areas: MergedArea[] = []
  walkSheetFrame(text, {
    open(name, attributes) {
      const area = name === 'mergeCell' ? readMergedArea(attributes['ref'] ?? '') : undefined
      if (area !== undefined) areas.push(area)
    },
  })
  return areas
}

/** Pictures of headers and footers are drawings of the same type; those of comments are told by the element that names them. */
function commentsDrawing(text: string): string | undefined {
  let id: string | undefined
  walkSheetFrame(text, {
    open(name, attributes, _, depth) {
      if (name === 'legacyDrawing' && depth === 1)
        id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
    },
  })
  return id
}

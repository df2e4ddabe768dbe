import { stylesXml } from '../workbook/workbook-styles.ts'
import { safeSheetNames } from '../workbook/safe-sheet-names.ts'
import { type Splice, applySplices, openSelfClosing, prefixOf, walkTags } from '../xlsx/edit-xml.ts'
import { escapeXml } from '../xlsx/escape-xml.ts'
import type { Package } from '../xlsx/open-package.ts'
import { type WorkbookParts, readWorkbook } from '../xlsx/read-workbook.ts'
import { annotateSheet } from './annotate-sheet.ts'
import { EditedPackage } from './edit-package.ts'
import { listSheetXml } from './list-sheet-xml.ts'
import type { Note } from './note.ts'
import { type Dialect, dialectOf } from './office-dialect.ts'
import { StyleBook } from './style-book.ts'

const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A copy of a workbook with marked cells, comments and a last sheet that lists the remarks. */
export async function annotatePackage(source: Package, fileName: string, notes: readonly Note[]): Promise<Uint8Array> {
  const parts = await readWorkbook(source)
  const pack = new EditedPackage(source)
  const dialect = dialectOf(await pack.text(parts.workbook))
  const stylesPart = parts.styles ?? (await addStyles(pack, parts, dialect))
  const styles = new StyleBook(await pack.text(stylesPart))
  const bySheet = Map.groupBy(notes, (note) => note.sheet)
  for (const { name, part } of parts.sheets) {
    const own = bySheet.get(name)
    if (own !== undefined) await annotateSheet(pack, part, own, styles, dialect)
  }
  await addListSheet(pack, parts, fileName, notes, styles, dialect)
  pack.set(stylesPart, styles.toXml())
  return pack.save()
}

/** Some programs write no styles at all. */
async function addStyles(pack: EditedPackage, parts: WorkbookParts, dialect: Dialect): Promise<string> {
  const part = pack.freeName('xl/styles%.xml')
  pack.set(part, stylesXml())
  await pack.declareType(part, `${sheetMl}.styles+xml`)
  await pack.relate(parts.workbook, `${dialect.relations}/styles`, part)
  return part
}

async function addListSheet(
  pack: EditedPackage,
  parts: WorkbookParts,
  fileName: string,
  notes: readonly Note[],
  styles: StyleBook,
  dialect: Dialect,
): Promise<void> {
  const known = parts.sheets.map((sheet) => sheet.name)
  const part = pack.freeName('xl/worksheets/sheet%.xml')
  const xml = [...listSheetXml(notes, fileName, new Set(known), (style) => styles.list(style))].join('')
  pack.set(part, xml)
  await pack.declareType(part, `${sheetMl}.worksheet+xml`)
  const id = await pack.relate(parts.workbook, `${dialect.relations}/worksheet`, part)
  const name = safeSheetNames([...known, 'Замечания']).at(-1) ?? 'Замечания'
  pack.set(parts.workbook, listInWorkbook(await pack.text(parts.workbook), name, id, dialect))
}

/** Adds a tab after the last one. */
function listInWorkbook(text: string, name: string, relationId: string, dialect: Dialect): string {
  const splices: Splice[] = []
  let highestId = 0
  const entry = (tag: string): string =>
    `<${prefixOf(tag)}sheet name="${escapeXml(name)}" sheetId="${highestId + 1}" xmlns:r="${dialect.relations}" r:id="${relationId}"/>`
  walkTags(text, {
    open(tag, attributes, span, depth, selfClosing) {
      if (tag === 'sheet' && depth === 2)
        highestId = Math.max(highestId, Number.parseInt(attributes['sheetId'] ?? '0', 10))
      if (tag !== 'sheets' || depth !== 1 || !selfClosing) return
      const { opened, closing } = openSelfClosing(text.slice(span.start, span.end))
      splices.push({ at: span.start, remove: span.end - span.start, insert: `${opened}${entry(opened)}${closing}` })
    },
    close(tag, span, depth) {
      if (tag !== 'sheets' || depth !== 1) return
      splices.push({ at: span.start, remove: 0, insert: entry(text.slice(span.start, span.end)) })
    },
  })
  return applySplices(text, splices)
}

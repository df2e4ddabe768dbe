import { assert } from '#kernel/assert'

import { joinZip, packPart } from '../xlsx/write-zip.ts'
import { contentTypesXml, packageRelationsXml, workbookRelationsXml, workbookXml } from './package-xml.ts'
import { safeSheetNames } from './safe-sheet-names.ts'
import type { WorkbookSheet } from './workbook-sheet.ts'
import { stylesXml } from './workbook-styles.ts'
import { headerRow, tableRange, worksheetXml } from './worksheet-xml.ts'

/**
 * Tables as an XLSX workbook: title, line of the filter, frozen header with filter buttons, typed columns. The same tables
 * always give the same bytes. Texts are inline strings, which a spreadsheet shows and never runs.
 */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  assert(sheets.length > 0, 'writeWorkbook: sheets must hold at least one sheet, got none')
  const names = safeSheetNames(sheets.map((sheet) => sheet.name))
  const entries = sheets.map((sheet, at) => ({
    name: names[at] ?? '',
    range: tableRange(sheet),
    headerRow: headerRow(sheet),
  }))
  const parts = [
    await packPart('[Content_Types].xml', [contentTypesXml(sheets.length)]),
    await packPart('_rels/.rels', [packageRelationsXml()]),
    await packPart('xl/workbook.xml', [workbookXml(entries)]),
    await packPart('xl/_rels/workbook.xml.rels', [workbookRelationsXml(sheets.length)]),
    await packPart('xl/styles.xml', [stylesXml()]),
  ]
  for (const [at, sheet] of sheets.entries()) {
    parts.push(await packPart(`xl/worksheets/sheet${at + 1}.xml`, worksheetXml(sheet, at === 0)))
  }
  return joinZip(parts)
}

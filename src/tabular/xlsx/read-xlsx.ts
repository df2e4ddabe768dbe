import type { ReadLimits } from '../read-limits.ts'
import { RowCollector } from '../row-collector.ts'
import type { Sheet, Table } from '../sheet.ts'
import type { Package } from './open-package.ts'
import { readDateStyles } from './read-date-styles.ts'
import { readSharedStrings } from './read-shared-strings.ts'
import { type SheetContext, readSheet } from './read-sheet.ts'
import { readWorkbook } from './read-workbook.ts'
import { refuseTooManyRows } from './refuse-too-many-rows.ts'

/** All sheets of a workbook in the order of their tabs. */
export async function readXlsx(pack: Package, limits: ReadLimits): Promise<Table> {
  const parts = await readWorkbook(pack)
  const context: SheetContext = {
    sharedStrings:
      parts.sharedStrings === undefined
        ? []
        : await readSharedStrings(pack, parts.sharedStrings, limits.sharedTextBytes),
    dateStyles: parts.styles === undefined ? new Set() : await readDateStyles(pack, parts.styles),
    countsDaysFrom1904: parts.countsDaysFrom1904,
  }
  const count = { cells: 0 }
  const sheets: Sheet[] = []
  for (const { name, part } of parts.sheets) {
    await refuseTooManyRows(pack, part, name, limits)
    const collector = new RowCollector(name, limits, count)
    await readSheet(pack, part, context, collector)
    sheets.push({ name, rows: collector.rows() })
  }
  return { format: 'xlsx', sheets }
}

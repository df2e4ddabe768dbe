import { assert } from '#kernel/assert'

import { readCsv } from '../csv/read-csv.ts'
import { defaultReadLimits } from '../read-limits.ts'
import { recogniseContent } from '../recognise-content.ts'
import { safeSheetNames } from '../workbook/safe-sheet-names.ts'
import { writeSheets } from '../workbook/write-sheets.ts'
import { openPackage } from '../xlsx/open-package.ts'
import { annotatePackage } from './annotate-package.ts'
import type { Note } from './note.ts'

/**
 * A copy of the person's own file with the remarks in it: marked cells with comments and a last sheet «Замечания» with
 * links to them. Everything of theirs stays. A CSV file comes back as a workbook with the same rows.
 * Asks for a file that `readTable` has read; throws on any other.
 */
export async function annotateWorkbook(
  bytes: Uint8Array,
  fileName: string,
  notes: readonly Note[],
): Promise<Uint8Array> {
  const content = recogniseContent(bytes)
  if (content === 'zip') return annotatePackage(openPackage(bytes, defaultReadLimits), fileName, notes)
  assert(content === 'text', `annotateWorkbook: bytes must be a table readTable has read, got ${content}`)
  const [sheet] = readCsv(bytes, fileName, defaultReadLimits).sheets
  assert(sheet !== undefined, 'annotateWorkbook: a CSV file must hold one sheet, got none')
  const [name = fileName] = safeSheetNames([fileName])
  const workbook = await writeSheets([{ name, rows: sheet.rows }])
  const renamed = notes.map((note) => (note.sheet === sheet.name ? { ...note, sheet: name } : note))
  return annotatePackage(openPackage(workbook, defaultReadLimits), fileName, renamed)
}

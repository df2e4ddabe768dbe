import type { Sheet } from '#tabular'
import type { ReportKind } from '../model.ts'
import type { StagedFile } from '../staged.ts'
import type { AssessmentFacts } from './assessment-facts.ts'
import type { HeaderRow, ReadColumn } from './header-columns.ts'

/**
 * One kind of report: how to know it by sight and how to read it. The next kind is one more file of this shape in
 * the list of `report-readers.ts`.
 */
export interface ReportReader {
  readonly kind: ReportKind
  /** As the federal system calls it, in Russian. */
  readonly title: string
  readonly find: (sheet: Sheet, headers: readonly HeaderRow[], titles: TitleClue) => Found
  readonly read: (sheet: Sheet, layout: SheetLayout, about: AssessmentFacts) => SheetReading
}

/** Where the table stands on its sheet. Rows count from 0 here; findings show them from 1. */
export interface SheetLayout {
  readonly headerRow: number
  /** First row that may hold data. */
  readonly firstRow: number
  readonly columns: readonly ReadColumn[]
}

export type Found =
  | { readonly found: true; readonly layout: SheetLayout }
  /** `missing`: headings that would make it this report; empty where it is not like it at all. */
  | { readonly found: false; readonly missing: readonly string[] }

export function foundUnder({ row, firstRow, columns }: HeaderRow): Found {
  return { found: true, layout: { headerRow: row, firstRow, columns } }
}

export const notThis: Found = { found: false, missing: [] }

/** True where the sheet's name, or a line above its table, is the given title, also cut or abbreviated word by word. */
export type TitleClue = (title: string) => boolean

/** What one sheet gave. */
export type SheetReading = Pick<StagedFile, 'parts' | 'markers' | 'schools' | 'findings' | 'dataRows'>

import type { Cell } from '../sheet.ts'

/** A table on its way to a person: one sheet of a workbook. */
export interface WorkbookSheet {
  /** What the tab says; shortened and cleaned where Excel would not take it. */
  readonly name: string
  /** First line of the sheet. */
  readonly title: string
  /** What the rows were selected by, without the word «Отбор»: `ВПР, 2025, математика, 4 класс`. */
  readonly filter?: string
  readonly columns: readonly WorkbookColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface WorkbookColumn {
  readonly header: string
  /**
   * How a number is shown: `whole` 1 234, `decimal` 12,3, `percent` a share 0…1 as 44,3 %, `date` an ISO text as 15.04.2025.
   * A text in a column of numbers («мало данных») is written as text.
   */
  readonly kind: 'text' | 'whole' | 'decimal' | 'percent' | 'date'
  /** Digits after the comma of `decimal` and `percent`: 1 unless said otherwise. */
  readonly digits?: 0 | 1 | 2 | 3 | 4
  /** In characters; taken from the content where absent. */
  readonly width?: number
}

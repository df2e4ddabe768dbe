/** A cell as the file holds it; dates come as ISO text, formulas as their stored value. */
export type Cell = string | number | boolean | null

export interface Sheet {
  /** Name of the sheet; the file name for CSV. */
  readonly name: string
  /** Rows from the first row of the sheet on, so `rows[7]` is row 8 of the file; trailing empty cells are cut. */
  readonly rows: readonly (readonly Cell[])[]
}

export interface Table {
  readonly format: 'xlsx' | 'csv'
  readonly sheets: readonly Sheet[]
}

/** Why bytes are not a table. `sentence` is Russian, one clear sentence with what to do. */
export interface UnreadableTable {
  readonly kind:
    | 'empty'
    | 'not-a-table'
    | 'legacy-xls'
    | 'password'
    | 'truncated'
    | 'too-big'
    | 'too-many-rows'
    | 'binary'
    | 'unsafe-xml'
  readonly sentence: string
}

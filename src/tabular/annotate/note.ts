/** A remark on one cell of a person's file. */
export interface Note {
  readonly sheet: string
  /** From 1, as the person sees it; 0 is the sheet as a whole. */
  readonly row: number
  /** Letter of the column; empty for a remark on the whole row. */
  readonly column: string
  /** What is wrong. */
  readonly text: string
  /** How to mend it, where there is more to say than the text does. */
  readonly remedy?: string
  readonly severity: 'error' | 'warning'
}

/** All remarks on one cell, as it will be marked. Row and column are counted from 0. */
export interface Mark {
  readonly row: number
  readonly column: number
  readonly severity: 'error' | 'warning'
  readonly text: string
}

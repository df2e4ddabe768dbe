/** A document as it was read, of whatever format: what it says, in its order, with room to point at any word of it. */
export interface ReadDocument {
  readonly format: 'docx' | 'pdf' | 'text'
  readonly blocks: readonly ReadBlock[]
}

export type ReadBlock =
  /** One line of a plain text, one paragraph of a DOCX, one paragraph put together from the lines of a PDF. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly width: number; readonly rows: readonly ReadRow[] }
  | { readonly kind: 'page-break' }

export interface ReadRow {
  /** From left to right; together they cover the columns that the row has. */
  readonly cells: readonly ReadCell[]
  /** The file itself says that this row is a heading repeated on every page. */
  readonly heading: boolean
  /** A new page began before this row, or a gap in the text suggests it. */
  readonly afterBreak: boolean
}

export interface ReadCell {
  /** Grid column of its left edge, from 0. */
  readonly column: number
  /** Grid columns it covers. */
  readonly columns: number
  /** Paragraphs of the cell, one a line. */
  readonly text: string
  /** Covered by a cell above merged over several rows; its text is that of the cell above. */
  readonly covered: boolean
}

/** Where something stands in a document: characters `start` to `end` of a paragraph or of a cell. */
export interface Place {
  readonly block: number
  /** Absent in paragraphs. */
  readonly row?: number
  /** Grid column; absent in paragraphs. */
  readonly column?: number
  readonly start: number
  readonly end: number
}

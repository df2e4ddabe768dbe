import type { ColumnRole } from '../model.ts'

/** Which row an amendment speaks of. */
export interface AmendedRow {
  readonly number: string
  /** Of the order itself rather than of its plan; undefined where the words do not tell. */
  readonly of: 'order' | 'plan' | undefined
  /** Number or title of the section, where the words name one. */
  readonly section: string | undefined
}

/** A row in the words of an amendment; a column that is absent stays as it was. */
export interface RowWording {
  readonly number?: string
  readonly text?: string
  readonly deadline?: string
  readonly responsible?: string
  readonly participants?: string
  readonly result?: string
}

/** One change that a clause of a correcting order asks for. */
export type Amendment =
  | { readonly kind: 'reword'; readonly row: AmendedRow; readonly wording: RowWording }
  | {
      readonly kind: 'replace-words'
      readonly row: AmendedRow
      /** Undefined where the words are sought in every column. */
      readonly column: ColumnRole | undefined
      readonly from: string
      readonly to: string
    }
  | {
      readonly kind: 'append-words'
      readonly row: AmendedRow
      readonly column: ColumnRole | undefined
      readonly words: string
    }
  | { readonly kind: 'set-column'; readonly row: AmendedRow; readonly column: ColumnRole; readonly value: string }
  | { readonly kind: 'exclude'; readonly row: AmendedRow }
  | {
      readonly kind: 'add'
      readonly section: string | undefined
      readonly of: AmendedRow['of']
      readonly wording: RowWording
    }

/** An amendment with the words that ask for it. */
export interface ReadAmendment {
  /** Index of the clause in the reading. */
  readonly clause: number
  readonly quote: string
  readonly amendment: Amendment
}

export interface AmendmentReading {
  readonly amendments: readonly ReadAmendment[]
  /** Words of amending clauses that were not understood. */
  readonly unread: readonly { readonly clause: number; readonly quote: string }[]
  /** Clauses that amend nothing: what the correcting order asks for by itself. */
  readonly own: readonly number[]
}

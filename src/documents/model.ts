import type { Instant } from '#kernel/clock'
import type { Figure } from './charts/figure.ts'

/** A document before it has a format: what it says, in the order it says it. Orders, letters, protocols, notes and reports alike. */
export interface DocumentModel {
  readonly properties: DocumentProperties
  readonly style: DocumentStyle
  readonly letterhead: Letterhead | 'none'
  /** `none` where the document begins with its text or a stamp: an annex by itself. */
  readonly requisites: Requisites | 'none'
  /** How the first pages lie; upright unless said otherwise. An annex may turn the pages after it. */
  readonly orientation?: Orientation
  readonly blocks: readonly Block[]
}

export type Orientation = 'portrait' | 'landscape'

export interface DocumentProperties {
  readonly title: string
  readonly subject: string
  /** The organisation, not a person. */
  readonly author: string
  readonly createdAt: Instant
}

/** Of the organisation, within ГОСТ Р 7.0.97-2025, which names no typeface and recommends 12, 13 or 14 points. */
export interface DocumentStyle {
  readonly typeface: string
  /** Points. */
  readonly textSize: 12 | 13 | 14
  readonly tableSize: 10 | 11 | 12
  /** 1 to 1.5. */
  readonly lineSpacing: 1 | 1.15 | 1.5
  /** Millimetres. ГОСТ: left at least 20 (30 when kept over ten years), right at least 10, top and bottom at least 20. */
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  /** Where the organisation's name stands: over the whole width, or in a corner block of at most 8 cm. */
  readonly letterhead: 'centred' | 'corner'
}

export const defaultStyle: DocumentStyle = {
  typeface: 'Times New Roman',
  textSize: 14,
  tableSize: 12,
  lineSpacing: 1.15,
  margins: { left: 30, right: 15, top: 20, bottom: 20 },
  letterhead: 'centred',
}

export interface Letterhead {
  /** Body above, e.g. the administration of the municipality. */
  readonly superior?: string
  readonly organisation: string
  readonly address?: string
  readonly phone?: string
  readonly email?: string
  readonly ogrn?: string
  /** ИНН/КПП. */
  readonly inn?: string
}

export interface Requisites {
  /** `ПРИКАЗ`, `АНАЛИТИЧЕСКАЯ СПРАВКА`; a letter has none. */
  readonly kind: string | 'none'
  /** Left for registration: a line to write on. */
  readonly date: string | 'to-fill'
  readonly number: string | 'to-fill'
  readonly place: string | 'none'
  /** Heading to the text, «О …» or «Об …»: required of every document since 2025. */
  readonly heading: string
  /** Lines of the addressee's block, up to 8 cm wide at the right; empty where there is none. */
  readonly addressee: readonly string[]
}

export type Run = string | { readonly text: string; readonly bold?: boolean; readonly italic?: boolean }

export interface NumberedItem {
  readonly runs: readonly Run[]
  /** Items of the next level: 1.1, 1.2. */
  readonly items?: readonly NumberedItem[]
}

export type Align = 'left' | 'right' | 'centre'

export interface TableColumn {
  /** Share of the table's width; the shares of a table need not sum to anything. */
  readonly weight: number
  readonly align: Align
}

/** A line break inside a text begins a new paragraph of its cell. */
export type TableCell =
  | string
  | { readonly runs: readonly Run[]; readonly columns?: number; readonly rows?: number; readonly align?: Align }

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | {
      readonly kind: 'paragraph'
      readonly runs: readonly Run[]
      readonly align?: 'justified' | 'left' | 'centre'
      /** First-line indent of 1.25 cm; true unless said otherwise. */
      readonly indent?: boolean
      /** Stays on the page of what follows. */
      readonly keepWithNext?: boolean
    }
  | { readonly kind: 'numberedItems'; readonly items: readonly NumberedItem[] }
  | {
      readonly kind: 'table'
      readonly caption?: string
      readonly columns: readonly TableColumn[]
      /** Repeated on every page; cells that a cell above covers by `rows` are left out. */
      readonly header: readonly (readonly TableCell[])[]
      /** A row of one cell over all columns is a title of the rows after it and stays on their page. */
      readonly rows: readonly (readonly TableCell[])[]
    }
  | { readonly kind: 'figure'; readonly figure: Figure; readonly caption: string; readonly widthMm?: number }
  /** Small print under a table or a figure: source, base, method. */
  | { readonly kind: 'note'; readonly runs: readonly Run[] }
  /** A question with ruled lines for an answer by hand. */
  | { readonly kind: 'fillIn'; readonly label: string; readonly lines: number }
  | { readonly kind: 'signature'; readonly position: string; readonly name: string }
  | { readonly kind: 'executor'; readonly name: string; readonly phone: string }
  /** «УТВЕРЖДЕНО приказом … от … № …» in a block at the right. */
  | { readonly kind: 'approval'; readonly lines: readonly string[] }
  /** Begins an annex on a new page: «Приложение № 1 к приказу …» at the right. */
  | { readonly kind: 'annex'; readonly lines: readonly string[]; readonly orientation?: Orientation }
  | { readonly kind: 'pageBreak' }

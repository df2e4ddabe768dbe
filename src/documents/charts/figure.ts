/** `wide` for a page and a document (640 units across), `narrow` for a phone (320): the letters stay the same size. */
export type FigureSize = 'wide' | 'narrow'

/** The table twin of a figure: the same numbers for those who read, hear or copy them. */
export interface FigureTable {
  readonly columns: readonly { readonly title: string; readonly numeric: boolean }[]
  /** Ready for people: decimal commas, «–» where there is nothing to show. */
  readonly rows: readonly (readonly string[])[]
}

export interface Figure {
  /** Self-contained SVG with a viewBox, `width="100%"`, `role="img"` and the description as its name. */
  readonly svg: string
  /** One Russian sentence saying what the figure shows. */
  readonly alt: string
  readonly table: FigureTable
  /** Units of the viewBox, for those who need the proportion. */
  readonly width: number
  readonly height: number
}

export const figureWidth: Readonly<Record<FigureSize, number>> = { wide: 640, narrow: 320 }

/** A word or a run of words where it stands on a page; points, y upwards. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A straight line of a table. Horizontal: `at` is y, from and to are x. Vertical: `at` is x, from and to are y. */
export interface Ruling {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface PdfPage {
  readonly texts: readonly PlacedText[]
  readonly horizontal: readonly Ruling[]
  readonly vertical: readonly Ruling[]
}

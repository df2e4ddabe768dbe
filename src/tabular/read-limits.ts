/** How much of a file we are ready to hold. Everything is counted while reading, never believed from a header. */
export interface ReadLimits {
  /** Size of the file as it came. */
  readonly fileBytes: number
  /** All parts of the package together after inflating. */
  readonly inflatedBytes: number
  /** Texts of the workbook (`sharedStrings.xml`) after inflating: they are held in memory at once. */
  readonly sharedTextBytes: number
  /** Inflated to packed size of one part; the prepared empty rows of a form come to 11, a bomb to 1000. */
  readonly inflationRatio: number
  /** Rows of one sheet, counted to the last row that holds a value. */
  readonly rows: number
  /** Cells of all sheets together. */
  readonly cells: number
}

const mebibyte = 1024 * 1024

export const defaultReadLimits: ReadLimits = {
  fileBytes: 256 * mebibyte,
  inflatedBytes: 1024 * mebibyte,
  sharedTextBytes: 256 * mebibyte,
  inflationRatio: 200,
  rows: 400_000,
  cells: 20_000_000,
}

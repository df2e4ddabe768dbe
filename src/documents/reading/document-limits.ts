/** How much of a document we are ready to hold; an order of a hundred pages takes a hundredth of it. */
export interface DocumentLimits {
  readonly fileBytes: number
  readonly inflatedBytes: number
  readonly pages: number
  readonly rows: number
  /** Characters of the whole text. */
  readonly characters: number
}

const mebibyte = 1024 * 1024

export const defaultDocumentLimits: DocumentLimits = {
  fileBytes: 32 * mebibyte,
  inflatedBytes: 256 * mebibyte,
  pages: 300,
  rows: 2000,
  characters: 4 * mebibyte,
}

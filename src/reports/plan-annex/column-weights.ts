/** Letters of the table's type that a page on its side holds in one line. */
const lettersOfPage = 125

/** A longer word than this may be parted: no column is as wide as «общеобразовательных организаций» needs twice. */
const longestWhole = 22

/**
 * Pure. Shares of the width, in letters: every column is as wide as its longest word, and what is left goes where the
 * text is. `texts` holds the cells of each column with its heading.
 */
export function columnWeights(texts: readonly (readonly string[])[]): readonly number[] {
  const least = texts.map((cells) => Math.min(Math.max(...cells.map(longestWord)), longestWhole) + 3)
  const letters = texts.map((cells) => cells.reduce((sum, cell) => sum + cell.length, 0))
  const all = letters.reduce((sum, each) => sum + each, 0)
  const left = Math.max(0, lettersOfPage - least.reduce((sum, each) => sum + each, 0))
  return least.map((width, column) => width + (left * (letters[column] ?? 0)) / Math.max(all, 1))
}

const longestWord = (text: string): number => Math.max(...text.split(/[\s\u2010-\u2015-]+/).map((word) => word.length))

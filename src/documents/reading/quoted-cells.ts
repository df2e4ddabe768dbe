/** Stands for a line break inside a cell while the text is cut into lines (U+2028, which no office program writes). */
const lineInCell = '\u2028'

/**
 * Spreadsheets put a cell of several lines on the clipboard in quotation marks, with its own marks doubled.
 * Such cells are put into one line, so that a line of the text is a row of the table.
 */
export function foldQuotedCells(text: string): string {
  return text.replace(/(^|\t)"((?:[^"]|"")*)"(?=\t|\n|$)/gm, (whole, before: string, inside: string) =>
    inside.includes('\n') || inside.includes('""')
      ? before + inside.replaceAll('""', '"').replaceAll('\n', lineInCell)
      : whole,
  )
}

export const unfoldCell = (cell: string): string => cell.replaceAll(lineInCell, '\n')

import { parseRecords } from './parse-records.ts'

/** In the order of preference: a decimal comma makes `,` the last to be believed. */
const delimiters = ['\t', ';', ','] as const
const sampleCharacters = 256 * 1024
const sampleRecords = 100

/**
 * The delimiter that splits most records of the beginning into the same number of fields (at least two).
 * A text without delimiters is a table of one column.
 */
export function detectDelimiter(text: string): string {
  const sample = text.slice(0, sampleCharacters)
  let best: { delimiter: string; records: number } = { delimiter: ';', records: 0 }
  for (const delimiter of delimiters) {
    const records = agreeingRecords(sample, delimiter)
    if (records > best.records) best = { delimiter, records }
  }
  return best.delimiter
}

/** How many records have the commonest number of fields, one field not counted. */
function agreeingRecords(sample: string, delimiter: string): number {
  const widths: number[] = []
  parseRecords(
    sample,
    delimiter,
    (row, column) => {
      widths[row] = column + 1
    },
    sampleRecords,
  )
  const tally = new Map<number, number>()
  for (const width of widths) if (width > 1) tally.set(width, (tally.get(width) ?? 0) + 1)
  return Math.max(0, ...tally.values())
}

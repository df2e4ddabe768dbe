import { parseRecords } from './parse-records.ts'

/** In the order of preference: Russian Excel writes `;`, and a decimal comma makes `,` the last to be believed. */
const delimiters = [';', '\t', ','] as const
const sampleCharacters = 256 * 1024
const sampleRecords = 200

/**
 * The delimiter under which the greatest share of the first records has the same number of fields (at least two) and no
 * quote in a wrong place. A text without delimiters is a table of one column.
 */
export function detectDelimiter(text: string): string {
  const sample = text.slice(0, sampleCharacters)
  let best: { readonly delimiter: string; readonly share: number } = { delimiter: ';', share: 0 }
  for (const delimiter of delimiters) {
    const share = agreeingShare(sample, delimiter)
    if (share > best.share) best = { delimiter, share }
  }
  return best.delimiter
}

function agreeingShare(sample: string, delimiter: string): number {
  const widths: number[] = []
  const astray = new Set<number>()
  const outcome = parseRecords(
    sample,
    delimiter,
    (row, column, _, isAstray) => {
      widths[row] = column + 1
      if (isAstray) astray.add(row)
    },
    sampleRecords,
  )
  if (outcome.kind === 'open-quote' && sample.length < sampleCharacters) return 0
  const tally = new Map<number, number>()
  for (const [row, width] of widths.entries()) {
    // A quote astray is common in names of schools: such a record speaks, but only half as loud.
    if (width > 1) tally.set(width, (tally.get(width) ?? 0) + (astray.has(row) ? 0.5 : 1))
  }
  return Math.max(0, ...tally.values()) / widths.length
}

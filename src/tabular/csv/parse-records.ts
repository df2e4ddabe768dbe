/**
 * Receives the fields one by one; `row` counts records, which is how a spreadsheet numbers the rows of a CSV file.
 * `isAstray` tells a quote where RFC 4180 allows none: inside an unquoted field, or with a text after the closing one.
 */
export type FieldHandler = (row: number, column: number, text: string, isAstray: boolean) => void

export type ParseOutcome =
  | { readonly kind: 'whole' }
  | { readonly kind: 'stopped' }
  /** A quote opened in this record is never closed: the rest of the file would vanish into one cell. */
  | { readonly kind: 'open-quote'; readonly row: number }

/**
 * Splits a text by RFC 4180, with CRLF, LF or a lone CR at the end of a record. A quote inside an unquoted field is kept
 * as it is; what stands after a closing quote belongs to the field. Stops before record number `stopAt`.
 */
export function parseRecords(
  text: string,
  delimiter: string,
  onField: FieldHandler,
  stopAt = Number.POSITIVE_INFINITY,
): ParseOutcome {
  let at = 0
  let row = 0
  let column = 0
  while (at < text.length) {
    if (row >= stopAt) return { kind: 'stopped' }
    let field: string | undefined
    if (text[at] === '"') {
      const quoted = readQuoted(text, at)
      if (quoted === undefined) return { kind: 'open-quote', row }
      field = quoted.field
      at = quoted.end
    }
    const end = endOfField(text, at, delimiter)
    const tail = text.slice(at, end)
    onField(row, column, (field ?? '') + tail, field === undefined ? tail.includes('"') : tail !== '')
    at = end
    if (text[at] === delimiter) {
      column += 1
      at += 1
      continue
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    row += 1
    column = 0
  }
  return { kind: 'whole' }
}

function readQuoted(text: string, start: number): { field: string; end: number } | undefined {
  let field = ''
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return undefined
    field += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { field, end: quote + 1 }
    field += '"'
    at = quote + 2
  }
}

function endOfField(text: string, start: number, delimiter: string): number {
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === delimiter || char === '\n' || char === '\r') return at
  }
  return text.length
}

/**
 * Text from people and files becomes a number here and nowhere else.
 * Accepts a decimal comma, surrounding and non-breaking spaces, a leading `+` or any of the minus signs.
 * Returns undefined for anything that is not one finite decimal number: no hex, no exponent, no partial reading.
 */
export function parseNumber(text: string): number | undefined {
  const clean = text
    .replace(/[\s\u00a0\u202f]+/g, '')
    .replace(/^[−–]/, '-')
    .replace(',', '.')
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(clean)) return undefined
  const value = Number(clean)
  return Number.isFinite(value) ? value : undefined
}

/** A whole number, or undefined. `5,0` is whole, as spreadsheets write it. */
export function parseWhole(text: string): number | undefined {
  const value = parseNumber(text)
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined
}

/**
 * A number as machine formats store it (xsd:double): decimal point, exponent allowed, no other notation.
 * For attributes and cells of a package, not for what people type.
 */
export function parseStoredNumber(text: string): number | undefined {
  const value = Number(text)
  if (!Number.isFinite(value) || !/^\s*[-+\d.]+([eE][-+]?\d+)?\s*$/.test(text)) return undefined
  return value
}

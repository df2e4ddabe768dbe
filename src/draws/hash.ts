import { createHash } from 'node:crypto'
import type { DrawListItem, DrawRule } from './model.ts'

/** SHA-256 of the text in UTF-8, in small hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The place of a code in the order of the draw. A seed has no line feed in it, so no two pairs give one text. */
export const itemHash = (seed: string, code: string): string => sha256(`${seed}\n${code}`)

/** Settles ties between strata. A code never begins with a line feed, so this is no code's hash. */
export const stratumHash = (seed: string, values: readonly string[]): string =>
  sha256(`${seed}\n\n${values.join('\t')}`)

/** Hash of a list: a header when there are columns, then a line for each code, every line ended. */
export function listHash(
  codeColumn: string | null,
  columns: readonly string[],
  items: readonly DrawListItem[],
): string {
  const lines = items.map(({ code, values }) => [code, ...values].join('\t'))
  if (columns.length > 0) lines.unshift([codeColumn, ...columns].join('\t'))
  return sha256(lines.map((line) => `${line}\n`).join(''))
}

/** What is published before the seed is known: binds list, rule and the source of the seed. */
export const commitmentHash = (list: string, rule: DrawRule, seedSource: string | null): string =>
  sha256(canonicalJson({ list, rule, seedSource }))

/** Names in the order of their code units, no spaces: any language can write the same bytes. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`).join(',')}}`
}

/** The order of the bytes of UTF-8, which is the order of code points: what `LC_ALL=C sort` and Python agree on. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'))
}

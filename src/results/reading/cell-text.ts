import type { Cell } from '#tabular'

/** What a person sees in a cell: one line, single plain spaces, nothing around. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 'ИСТИНА' : 'ЛОЖЬ'
  // \s covers the non-breaking and narrow spaces; zero-width marks come with text pasted from the web.
  return cell
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cellText(cell) === '')
}

/** NUL and the other control characters that no keyboard types: a sign of a damaged or binary file. */
export function hasControlCharacter(cell: Cell | undefined): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return typeof cell === 'string' && /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(cell)
}

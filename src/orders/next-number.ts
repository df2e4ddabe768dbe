/**
 * The number that would follow: the last run of digits grows by one, everything round it stays (`01-04-305` → `01-04-306`,
 * `679-од` → `680-од`, `244/1` → `244/2`). `1` where nothing was registered yet.
 */
export function nextNumber(last: string | undefined): string {
  const found = last === undefined ? null : /^(.*?)(\d+)(\D*)$/.exec(last)
  if (found === null) return '1'
  const [, before = '', digits = '0', after = ''] = found
  return `${before}${String(BigInt(digits) + 1n).padStart(digits.length, '0')}${after}`
}

import { formatNumber } from '#kernel/russian-text'

const cells = 24

/** A passing line for a person who waits: what is done now and how much of everything. @param share 0…1 */
export function progressLine(doing: string, share: number): string {
  const bounded = Math.max(0, Math.min(1, share))
  const full = Math.round(bounded * cells)
  return `${'█'.repeat(full)}${'░'.repeat(cells - full)} ${formatNumber(Math.floor(100 * bounded))}\u00a0% · ${doing}`
}

import type { ColumnRole, Place } from '../model.ts'

/** What the columns of a row hold before they are understood. */
export interface RawRow {
  readonly section: string | null
  readonly number: string | null
  readonly cells: Record<ColumnRole, RawCell>
}

export interface RawCell {
  text: string
  places: readonly Place[]
}

export const emptyCell = (): RawCell => ({ text: '', places: [] })

/** Appends what a page break or a merged cell cut off; a word that was carried over is put together again. */
export function appendCell(cell: RawCell, more: RawCell, separator = ' '): void {
  if (more.text === '') return
  cell.places = [...cell.places, ...more.places]
  if (cell.text === '') cell.text = more.text
  else if (/\p{Ll}-$/u.test(cell.text) && /^\p{Ll}/u.test(more.text)) cell.text = cell.text.slice(0, -1) + more.text
  else cell.text = `${cell.text}${separator}${more.text}`
}

import type { Cell } from '#tabular'
import { cellText } from './cell-text.ts'

export type VariantCell =
  | { readonly is: 'variant'; readonly variant: string }
  | { readonly is: 'absent' | 'blank' | 'unreadable' }

/** `1`, `2`, … or a short label of a variant; «отсутствовал» in any case and gender, and `absent` of the data contract. */
export function readVariantCell(cell: Cell | undefined): VariantCell {
  const text = cellText(cell)
  if (text === '') return { is: 'blank' }
  if (/^(отсутств|не ?явил|неявк|н\/я$|absent$)/i.test(text)) return { is: 'absent' }
  const variant = /^\d+[.,]0+$/.test(text) ? text.replace(/[.,]0+$/, '') : text
  return /^[1-9]\d{0,5}$|^(?=.*\p{L})[\p{L}\d][\p{L}\d .-]{0,11}$/u.test(variant)
    ? { is: 'variant', variant }
    : { is: 'unreadable' }
}

/**
 * Which groups of a whole must stay hidden so that none smaller than `minimum` can be read or recomputed: every small
 * one, and, while the hidden together are fewer than `minimum` or a single one could be had by subtraction from the
 * whole, the next smallest of the rest. Returns one flag per group, in their order.
 */
export function shieldGroups(sizes: readonly number[], minimum: number): boolean[] {
  const hidden = sizes.map((size) => size > 0 && size < minimum)
  const hiddenSizes = () => sizes.filter((_, i) => hidden[i])
  const risky = () => {
    const shielded = hiddenSizes()
    return shielded.length === 1 || (shielded.length > 1 && shielded.reduce((a, b) => a + b, 0) < minimum)
  }
  while (risky()) {
    const next = sizes
      .map((size, i) => ({ size, i }))
      .filter(({ size, i }) => !hidden[i] && size > 0)
      .sort((a, b) => a.size - b.size || a.i - b.i)[0]
    if (!next) break
    hidden[next.i] = true
  }
  return hidden
}

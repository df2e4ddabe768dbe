/** Sample quantile, R's default type 7. `sorted` ascending, not empty; 0 ≤ share ≤ 1. */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) throw new Error('quantileOfSorted: at least one value is needed')
  const position = share * (sorted.length - 1)
  const low = Math.floor(position)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (position - low) * (sorted[high]! - sorted[low]!)
}

export const sortedCopy = (values: Iterable<number>): Float64Array => Float64Array.from(values).sort()

export const median = (values: Iterable<number>): number => quantileOfSorted(sortedCopy(values), 0.5)

/** Median absolute deviation from the median × 1.4826: the standard deviation of a normal (R `mad`). */
export function medianDeviation(values: readonly number[] | Float64Array, centre = median(values)): number {
  return 1.4826 * median(Float64Array.from(values, (value) => Math.abs(value - centre)))
}

/** Values beyond the `share` and 1 − `share` quantiles are drawn in to them (Spiegelhalter 2005, §4). */
export function winsorise(values: readonly number[], share: number): number[] {
  if (values.length === 0) return []
  const sorted = sortedCopy(values)
  const low = quantileOfSorted(sorted, share)
  const high = quantileOfSorted(sorted, 1 - share)
  return values.map((value) => Math.min(high, Math.max(low, value)))
}

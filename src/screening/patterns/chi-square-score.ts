/**
 * Normal score of a mean of squares by the cube root of Wilson and Hilferty (PNAS 17, 1931): near normal far into the
 * tail, where the plain standardised chi-square is badly skewed.
 * @param ratio the mean of `freedom` squares over its expectation, any sign
 */
export function chiSquareScore(ratio: number, freedom: number): number {
  const usual = 2 / (9 * freedom)
  return (Math.cbrt(ratio) - (1 - usual)) / Math.sqrt(usual)
}

/** Median of that mean in units of its expectation. */
export const chiSquareMedian = (freedom: number): number => (1 - 2 / (9 * freedom)) ** 3

/**
 * Normal score of a standardised number with known skewness, taken as Pearson type III: the same cube root. Skewness is
 * kept within ±1.5, where the root is trusted, and a number below the support of the law stays at its bound.
 * Source: Wilson, Hilferty 1931; Kite, Frequency and Risk Analyses in Hydrology, 1977, 9.3.
 */
export function unskewedScore(z: number, skewness: number): number {
  const g = Math.max(-widestSkewness, Math.min(widestSkewness, skewness))
  if (Math.abs(g) < 1e-6) return z
  return (6 / g) * (Math.cbrt(Math.max(0, (g * z) / 2 + 1)) - 1) + g / 6
}

const widestSkewness = 1.5

import { phyper } from 'lib-r-math.js'

/**
 * log P(X ≥ k), X the number of marked among `drawn` taken without replacement from `marked` + `unmarked`.
 * One-sided Fisher's exact test; exact at any depth.
 */
export function hypergeometricLogUpperTail(k: number, marked: number, unmarked: number, drawn: number): number {
  if (k <= Math.max(0, drawn - unmarked)) return 0
  if (k > Math.min(drawn, marked)) return -Infinity
  return phyper(k - 1, marked, unmarked, drawn, false, true)
}

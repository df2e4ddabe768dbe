import type { Indication } from './model.ts'

/**
 * Works of a unit at which the first of its families could say something; `unknown` where it is not their number that is
 * missing. Asked of units of which nothing can be said yet.
 */
export function worksNeeded(indications: readonly Indication[]): number | 'unknown' {
  const needed = indications.flatMap((each) =>
    each.outcome === 'not-enough-data' && typeof each.needed === 'number' ? [each.needed] : [],
  )
  return needed.length === 0 ? 'unknown' : Math.min(...needed)
}

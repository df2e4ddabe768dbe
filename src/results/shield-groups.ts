import { assert } from '#kernel/assert'

/** A group of a table whose rows add up to a total. */
export interface ShieldedGroup {
  /** Participants. */
  readonly size: number
  /** The viewer may see this group whole: it is never hidden, and counts as known when others are to be protected. */
  readonly open: boolean
}

export interface Shielding {
  /** In the order of the groups. */
  readonly hidden: readonly boolean[]
  /** The total would give a small group away and is hidden too. */
  readonly totalHidden: boolean
}

/**
 * Which groups of one table to hide, so that no group below the threshold can be recomputed from the total and the rest.
 *
 * Groups below the threshold are hidden (primary suppression); then, smallest first, further ones until at least two
 * are hidden and together they reach the threshold (complementary suppression), because total − shown gives the sum of
 * the hidden ones away. Where not enough groups may be hidden, the total is. Empty groups hold nobody and stay.
 * `pinned` names groups that another table of the same total has hidden already.
 */
export function shieldGroups(
  groups: readonly ShieldedGroup[],
  threshold: number,
  pinned: readonly boolean[] = [],
): Shielding {
  assert(
    Number.isSafeInteger(threshold) && threshold >= 1,
    `shieldGroups: threshold must be a whole number ≥ 1, got ${threshold}`,
  )
  const mayHide = groups.map((group) => !group.open && group.size > 0)
  const hidden = groups.map((group, index) => mayHide[index]! && (group.size < threshold || pinned[index] === true))
  if (!hidden.includes(true)) return { hidden, totalHidden: false }
  const smallestFirst = groups
    .map((group, index) => ({ size: group.size, index }))
    .filter(({ index }) => mayHide[index]! && !hidden[index]!)
    .toSorted((one, other) => one.size - other.size || one.index - other.index)
  for (const { index } of smallestFirst) {
    if (isSafe(groups, hidden, threshold)) break
    hidden[index] = true
  }
  return { hidden, totalHidden: !isSafe(groups, hidden, threshold) }
}

function isSafe(groups: readonly ShieldedGroup[], hidden: readonly boolean[], threshold: number): boolean {
  const sizes = groups.filter((_, index) => hidden[index]).map((group) => group.size)
  return sizes.length >= 2 && sizes.reduce((sum, size) => sum + size, 0) >= threshold
}

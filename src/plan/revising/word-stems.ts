import { fold } from '../reading/fold-letters.ts'

const stemLength = 5

/** Beginnings of the words of a text, so that endings of cases do not count; words of one or two letters are left out. */
export function wordStems(text: string): readonly string[] {
  return (fold(text).match(/[\p{L}\p{N}]{3,}|\p{N}+/gu) ?? []).map((word) => word.slice(0, stemLength))
}

/** How alike two lists of stems are, 0…1: twice what they share over what both have (Dice, 1945). */
export function likeness(one: readonly string[], two: readonly string[]): number {
  if (one.length + two.length === 0) return 1
  const counts = new Map<string, number>()
  for (const stem of one) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  let shared = 0
  for (const stem of two) {
    const left = counts.get(stem) ?? 0
    if (left === 0) continue
    counts.set(stem, left - 1)
    shared += 1
  }
  return (2 * shared) / (one.length + two.length)
}

import type { MeasureItem } from '../model.ts'
import { fold } from '../reading/fold-letters.ts'
import { likeness, wordStems } from './word-stems.ts'

const leastLikeness = 0.5

/** Which item of the new wording a former item is; null where a row without items goes on with the whole. */
export function matchItems(
  before: readonly MeasureItem[],
  after: readonly MeasureItem[],
): (item: number | null) => number | null {
  const found = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (former: number, item: number): void => {
    found.set(former, item)
    taken.add(item)
  }
  for (const [former, { text }] of before.entries()) {
    const same = after.findIndex((item, index) => !taken.has(index) && fold(item.text) === fold(text))
    if (same !== -1) pair(former, same)
  }
  for (const [former, { text }] of before.entries()) {
    if (found.has(former)) continue
    const stems = wordStems(text)
    const alike = after
      .map((item, index) => ({ index, score: likeness(stems, wordStems(item.text)) }))
      .filter(({ index, score }) => !taken.has(index) && score >= leastLikeness)
      .toSorted((a, b) => b.score - a.score)[0]
    if (alike !== undefined) pair(former, alike.index)
  }
  // A former item that stands nowhere keeps a number that no new item has: nothing goes on with it.
  return (item) => (item === null ? null : after.length === 0 ? null : (found.get(item) ?? after.length))
}

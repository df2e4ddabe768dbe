import type { PlanMeasure } from '../model.ts'
import { fold } from '../reading/fold-letters.ts'
import { likeness, wordStems } from './word-stems.ts'

export type MatchedRow = Pick<PlanMeasure, 'origin' | 'section' | 'number' | 'text' | 'position'>

/** Below this two rows are different work, whatever their numbers. */
const leastLikeness = 0.3
/** From here on they are the same work. With the same number, less is enough. */
const enough = 0.55
const byNumber = 0.3

/**
 * Which former row each new one goes on with: first the rows that say the same, then the most alike. Each former row is
 * taken once, so of a row that was split the part most like it goes on and the rest is new. Keys are places in `after`,
 * values places in `before`.
 */
export function matchMeasures(
  before: readonly MatchedRow[],
  after: readonly MatchedRow[],
): ReadonlyMap<number, number> {
  const matching = new Matching(before, after)
  matching.take((row) => [row.origin, row.section, row.number, row.text].join('\n'))
  matching.take((row) => [row.origin, row.number, fold(row.text)].join('\n'))
  matching.take((row) => [row.origin, fold(row.text)].join('\n'))
  matching.takeAlike()
  return matching.pairs
}

class Matching {
  readonly pairs = new Map<number, number>()
  readonly #taken = new Set<number>()
  readonly #before: readonly MatchedRow[]
  readonly #after: readonly MatchedRow[]

  constructor(before: readonly MatchedRow[], after: readonly MatchedRow[]) {
    this.#before = before
    this.#after = after
  }

  /** Rows with one key, in their order. */
  take(keyOf: (row: MatchedRow) => string): void {
    const waiting = Map.groupBy(this.#free(this.#before, this.#taken), ([, row]) => keyOf(row))
    for (const [place, row] of this.#free(this.#after, this.pairs)) {
      const former = waiting.get(keyOf(row))?.shift()
      if (former !== undefined) this.#pair(place, former[0])
    }
  }

  takeAlike(): void {
    const former = this.#free(this.#before, this.#taken).map(([place, row]) => ({
      place,
      row,
      stems: wordStems(row.text),
    }))
    const byStem = new Map<string, Set<number>>()
    for (const [index, { stems }] of former.entries()) {
      for (const stem of stems) byStem.set(stem, (byStem.get(stem) ?? new Set()).add(index))
    }
    const candidates = this.#free(this.#after, this.pairs).flatMap(([place, row]) => {
      const stems = wordStems(row.text)
      const near = new Set(stems.flatMap((stem) => [...(byStem.get(stem) ?? [])]))
      return [...near].flatMap((index) => {
        const other = former[index]
        if (other === undefined || other.row.origin !== row.origin) return []
        const alike = likeness(other.stems, stems)
        const score = alike + (isSameNumber(other.row, row) ? byNumber : 0)
        if (alike < leastLikeness || score < enough) return []
        return [{ after: place, before: other.place, score, shift: Math.abs(other.row.position - row.position) }]
      })
    })
    for (const each of candidates.toSorted((a, b) => b.score - a.score || a.shift - b.shift)) {
      if (!this.pairs.has(each.after) && !this.#taken.has(each.before)) this.#pair(each.after, each.before)
    }
  }

  #pair(after: number, before: number): void {
    this.pairs.set(after, before)
    this.#taken.add(before)
  }

  #free(rows: readonly MatchedRow[], taken: { has(place: number): boolean }): (readonly [number, MatchedRow])[] {
    return [...rows.entries()].filter(([place]) => !taken.has(place))
  }
}

/** Numbers restart in every section: they say something only where the sections agree. */
const isSameNumber = (one: MatchedRow, two: MatchedRow): boolean =>
  one.number !== null && one.number === two.number && fold(one.section ?? '') === fold(two.section ?? '')

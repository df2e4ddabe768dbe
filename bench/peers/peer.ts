import type { Assessment } from '#procedures/model'
import type { ClassCounts } from '#screening/model'

/** One class-test as published rules see it. */
export interface ClassTest {
  readonly assessment: Assessment
  readonly counts: ClassCounts
  /** Works as rows of task scores. */
  readonly works: readonly Uint8Array[]
  /** Mean total of the same class in two other, honest sittings: rules that look back and ahead are given hindsight. */
  readonly before: number
  readonly after: number
}

/** What a published rule says of every class-test, in the order given. */
export interface PeerAnswer {
  readonly flagged: readonly boolean[]
  /** One-sided p where the rule has one, for pooling over a school; else the flags are counted. */
  readonly p?: readonly number[]
  /** A school's own pooled p, where the rule pools otherwise than by counting flags. */
  readonly ofSchool?: (tests: readonly number[]) => number
}

export interface Peer {
  readonly name: string
  readonly judge: (tests: readonly ClassTest[]) => PeerAnswer
}

export const totalOf = (work: Uint8Array): number => work.reduce((sum, score) => sum + score, 0)

/** Positions of class-tests by assessment. */
export const byAssessment = (tests: readonly ClassTest[]): readonly (readonly number[])[] => [
  ...Map.groupBy(tests.keys(), (i) => tests[i]!.assessment.id).values(),
]

/** Ranks 0…1, ties share the mean rank. */
export function rankShares(values: readonly number[]): readonly number[] {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!)
  const ranks = new Array<number>(values.length).fill(0)
  for (let from = 0; from < order.length;) {
    let to = from
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + to - 1) / 2 / Math.max(1, values.length - 1)
    from = to
  }
  return ranks
}

/** Values of class-tests worked out within each assessment. */
export function withinAssessments(
  tests: readonly ClassTest[],
  work: (own: readonly ClassTest[]) => readonly number[],
): readonly number[] {
  const result = new Array<number>(tests.length).fill(0)
  for (const positions of byAssessment(tests)) {
    work(positions.map((i) => tests[i]!)).forEach((value, at) => (result[positions[at]!] = value))
  }
  return result
}

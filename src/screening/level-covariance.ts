import type { Assessment } from '#procedures/model'
import { winsorise } from '#stats'
import type { GatheredCells } from './gather-cells.ts'
import type { LevelCells } from './level-cells.ts'
import { usualBetween } from './usual-levels.ts'

/** How two cells of one school are related, from the closest on. */
const relations = [
  'same-children-subject',
  'same-children',
  'same-subject-grade',
  'same-subject',
  'same-school',
] as const
type Relation = (typeof relations)[number]

/** Usual correlation of true levels by relation, where a data set has too few pairs of its own to say. */
const usualCorrelation: Readonly<Record<Relation, number>> = {
  'same-children-subject': 0.6,
  'same-children': 0.6,
  'same-subject-grade': 0.5,
  'same-subject': 0.4,
  'same-school': 0.35,
}
const pairWeight = 60
const cellWeight = 40

export interface LevelCovariance {
  /** Variance of true levels of cells. */
  readonly variance: number
  /** Covariance of two cells of one school, by their assessments. */
  readonly between: (a: number, b: number) => number
}

/**
 * Covariance of the levels of a school's cells by how they are related (same children next year, same children in
 * another subject, …), by moments over all pairs of all schools, drawn to usual values where pairs are few.
 *
 * @param comparable positions of the cells of each school that can be compared
 */
export function levelCovariance(
  { assessments, classes, bounds }: GatheredCells,
  { residual, variance: sampling }: LevelCells,
  comparable: readonly Uint32Array[],
): LevelCovariance {
  const relationOf = assessments.map((a) => Uint8Array.from(assessments, (b) => relations.indexOf(relate(a, b))))
  const assessmentOf = (position: number) => classes.columns.assessment[bounds.classFrom[position]!]!
  const value = drawnInColumn(residual)
  let own = 0
  let cells = 0
  const sums = new Float64Array(relations.length)
  const pairs = new Float64Array(relations.length)
  for (const positions of comparable) {
    for (const [at, a] of positions.entries()) {
      own += value[a]! ** 2 - sampling[a]!
      cells++
      const relation = relationOf[assessmentOf(a)]!
      for (let next = at + 1; next < positions.length; next++) {
        const b = positions[next]!
        const kind = relation[assessmentOf(b)]!
        sums[kind]! += value[a]! * value[b]!
        pairs[kind]!++
      }
    }
  }
  const variance = Math.max(0.02, (own + cellWeight * usualBetween) / (cells + cellWeight))
  const covariance = relations.map((relation, kind) => {
    const estimate = (sums[kind]! + pairWeight * usualCorrelation[relation] * variance) / (pairs[kind]! + pairWeight)
    return Math.min(0.95 * variance, Math.max(0, estimate))
  })
  return { variance, between: (a, b) => covariance[relationOf[a]![b]!]! }
}

/** The column with its extremes drawn in; NaN stays. */
function drawnInColumn(column: Float64Array): Float64Array {
  const known = column.filter((value) => !Number.isNaN(value))
  const bounds = winsorise([...known], 0.05)
  let low = Infinity
  let high = -Infinity
  for (const value of bounds) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return column.map((value) => (Number.isNaN(value) ? value : Math.min(high, Math.max(low, value))))
}

function relate(a: Assessment, b: Assessment): Relation {
  const sameChildren = a.year - a.grade === b.year - b.grade
  const sameSubject = a.subject === b.subject
  if (sameChildren) return sameSubject ? 'same-children-subject' : 'same-children'
  if (sameSubject) return a.grade === b.grade ? 'same-subject-grade' : 'same-subject'
  return 'same-school'
}

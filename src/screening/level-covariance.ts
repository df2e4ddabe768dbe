import type { Assessment } from '#procedures/model'
import { winsorise } from '#stats'
import type { LevelCell } from './level-cells.ts'

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
/** Between-school variance in units of the pupils' variance on real data is .1–.36 (TIMSS, PISA). */
const usualVariance = 0.22
const pairWeight = 60
const cellWeight = 40

export interface LevelCovariance {
  /** Variance of true levels of cells. */
  readonly variance: number
  readonly between: (a: LevelCell, b: LevelCell) => number
}

/**
 * Covariance of the levels of a school's cells by how they are related (same children next year, same children in
 * another subject, …), by moments over all pairs of all schools, drawn to usual values where pairs are few.
 */
export function levelCovariance(
  bySchool: Iterable<readonly LevelCell[]>,
  assessments: readonly Assessment[],
): LevelCovariance {
  const schools = [...bySchool]
  const all = schools.flat()
  const drawnIn = winsorise(
    all.map((cell) => cell.residual),
    0.05,
  )
  const value = new Map(all.map((cell, i) => [cell, drawnIn[i]!]))
  const own = all.reduce((sum, cell) => sum + value.get(cell)! ** 2 - cell.variance, 0)
  const variance = Math.max(0.02, (own + cellWeight * usualVariance) / (all.length + cellWeight))

  const sums = new Map(relations.map((relation) => [relation, { sum: 0, pairs: 0 }]))
  const relationOf = (a: LevelCell, b: LevelCell) =>
    relate(assessments[a.cell.assessment]!, assessments[b.cell.assessment]!)
  for (const cells of schools) {
    cells.forEach((a, i) => {
      for (const b of cells.slice(i + 1)) {
        const entry = sums.get(relationOf(a, b))!
        entry.sum += value.get(a)! * value.get(b)!
        entry.pairs++
      }
    })
  }
  const covariance = new Map(
    relations.map((relation) => {
      const { sum, pairs } = sums.get(relation)!
      const estimate = (sum + pairWeight * usualCorrelation[relation] * variance) / (pairs + pairWeight)
      return [relation, Math.min(0.95 * variance, Math.max(0, estimate))]
    }),
  )
  return { variance, between: (a, b) => covariance.get(relationOf(a, b))! }
}

function relate(a: Assessment, b: Assessment): Relation {
  const sameChildren = a.year - a.grade === b.year - b.grade
  const sameSubject = a.subject === b.subject
  if (sameChildren) return sameSubject ? 'same-children-subject' : 'same-children'
  if (sameSubject) return a.grade === b.grade ? 'same-subject-grade' : 'same-subject'
  return 'same-school'
}

import { cauchyCombination } from '#stats'
import { againstNull, fitNull, type EmpiricalNull } from '../empirical-null.ts'
import type { GatheredCells } from '../gather-cells.ts'
import type { FamilyVerdict } from '../indication.ts'
import { leastTelling, linkLogP, type MeasuredLinks } from './link-evidence.ts'

/** Links of a school's children of one grade and year over all subjects, pooled; and what they say of the school. */
export interface PooledLinks {
  /** Pooled over subjects of the same children, then the strongest of its cohorts, by position of the school. */
  readonly schoolAt: (school: number) => FamilyVerdict
  /** Score of the same children's other subjects by position of the earlier cell; undefined where there are none. */
  readonly besideAt: (position: number) => number | undefined
}

/** How far the falls of the same children in two subjects go together for honest reasons: a class taken in, one that left. */
const subjectsPrior = { icc: 0.2, weight: 60 }

/**
 * What lifts one subject of a class often lifts the others (one teacher in the primary school), so the subjects of the same
 * children are added by Stouffer's sum; a school's cohorts are combined by Cauchy, for a break happens in one of them.
 */
export function poolLinks(gathered: GatheredCells, { scores, leastScores }: MeasuredLinks): PooledLinks {
  const cells = gathered.cells.length
  const groupOf = new Int32Array(cells).fill(-1)
  const sums: number[] = []
  const leasts: number[] = []
  const sizes: number[] = []
  const groupsOfSchool = gathered.schools.map((school) => {
    const groups = new Map<number, number>()
    for (const { position, assessment } of school.cells) {
      if (Number.isNaN(scores[position]!)) continue
      const { grade, year } = gathered.assessments[assessment]!
      const children = year * 100 + grade
      const group = groups.get(children) ?? sums.length
      groups.set(children, group)
      groupOf[position] = group
      sums[group] = (sums[group] ?? 0) + scores[position]!
      leasts[group] = (leasts[group] ?? 0) + leastScores[position]!
      sizes[group] = (sizes[group] ?? 0) + 1
    }
    return [...groups.values()]
  })
  const units = sums.map((sum, group) => ({ z: sum / Math.sqrt(sizes[group]!), n: sizes[group]! }))
  const fitted = fitNull(
    units.filter(({ n }) => n > 1),
    subjectsPrior,
    'both',
  )
  return {
    schoolAt: (school) => {
      const groups = groupsOfSchool[school]!
      if (groups.length === 0) return { logP: 'silent', leastLogP: 0 }
      const logPs = groups.map((group) => linkLogP(pooledScore(sums[group]!, sizes[group]!, fitted)))
      const least = groups.map((group) => linkLogP(pooledScore(leasts[group]!, sizes[group]!, fitted)))
      const leastLogP = Math.min(...least) + Math.log(groups.length)
      return { logP: leastLogP > leastTelling ? 'silent' : cauchyCombination(logPs), leastLogP }
    },
    besideAt: (position) => {
      const group = groupOf[position]!
      if (group < 0 || sizes[group]! < 2) return undefined
      return pooledScore(sums[group]! - scores[position]!, sizes[group]! - 1, fitted)
    },
  }
}

const pooledScore = (sum: number, links: number, { icc }: EmpiricalNull): number =>
  againstNull(sum / Math.sqrt(links), links, { location: 0, icc })

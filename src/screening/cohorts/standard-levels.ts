import type { GatheredCells } from '../gather-cells.ts'
import { momentsOf } from '../reference-histograms.ts'
import { leastLevelSchools, leastLevelWorks } from '../usual-levels.ts'

/**
 * Standardised mean of every cell in columns of numbers: (mean − mean of the other schools)/deviation of the pupils of
 * the assessment. NaN where there are too few works or too few schools to compare with.
 */
export interface StandardLevels {
  readonly level: Float64Array
  readonly works: Float64Array
  /** Present and absent: how many children the school had. */
  readonly participants: Float64Array
  /** Mean of the other schools, primary points. */
  readonly reference: Float64Array
  /** Deviation of the pupils by assessment, primary points. */
  readonly unit: Float64Array
}

export function standardLevels(gathered: GatheredCells): StandardLevels {
  const cells = gathered.cells.length
  const means = new Float64Array(cells)
  const levels = {
    level: new Float64Array(cells).fill(NaN),
    works: new Float64Array(cells),
    participants: new Float64Array(cells),
    reference: new Float64Array(cells),
    unit: new Float64Array(gathered.assessments.length),
  }
  const all = gathered.assessments.map(() => ({ schools: 0, works: 0, sum: 0, squares: 0 }))
  for (const cell of gathered.cells) {
    const { works, mean, variance } = momentsOf(cell.scores)
    levels.works[cell.position] = works
    levels.participants[cell.position] = works + cell.absent
    means[cell.position] = mean
    if (works < leastLevelWorks) continue
    const one = all[cell.assessment]!
    one.schools++
    one.works += works
    one.sum += works * mean
    one.squares += works * (variance + mean * mean)
  }
  all.forEach(({ works, sum, squares }, assessment) => {
    levels.unit[assessment] = works === 0 ? 0 : Math.sqrt(Math.max(0, squares / works - (sum / works) ** 2))
  })
  for (const { position, assessment } of gathered.cells) {
    const { schools, works, sum } = all[assessment]!
    const own = levels.works[position]!
    const unit = levels.unit[assessment]!
    if (own < leastLevelWorks || schools < leastLevelSchools || unit === 0) continue
    const mean = means[position]!
    levels.reference[position] = (sum - own * mean) / (works - own)
    levels.level[position] = (mean - levels.reference[position]!) / unit
  }
  return levels
}

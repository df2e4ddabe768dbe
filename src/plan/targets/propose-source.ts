import { fold } from '../reading/fold-letters.ts'
import type { PlanMeasure, Target } from '../model.ts'
import type { TargetSource } from '../target-source.ts'
import { recordsTarget } from './record-targets.ts'

/**
 * The source whose words stand in the promise, the first in the order of the list; where none does, the register of
 * facts. A proposal: a person binds.
 */
export function proposeSource(
  sources: readonly TargetSource[],
  target: Target,
  { scope }: Pick<PlanMeasure, 'scope'>,
): TargetSource {
  const words = fold(target.what)
  const fitting = sources.filter((source) => source.words.test(words))
  const ofSchools = fitting.find(({ id }) => id === 'accepted-schools')
  // A share is of something that is counted: schools, where schools are asked.
  if (target.unit === 'percent' && scope !== 'own' && ofSchools !== undefined) return ofSchools
  return fitting.find(({ id }) => id !== 'accepted-schools') ?? ofSchools ?? recordsTarget
}

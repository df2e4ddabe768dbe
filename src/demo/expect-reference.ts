import { markOf } from '#procedures/model'
import type { DemoReference } from './model.ts'
import { registerProbabilities } from './register-mark.ts'
import { normalAbility, pointProbabilities, scoreDistribution } from './response-model.ts'
import type { CalibratedAssessment } from './sit-assessment.ts'

/** A population that the demo knows only as a distribution of ability. */
export interface ReferencePopulation {
  readonly group: 'all' | 'region'
  readonly schools: number
  readonly participants: number
  readonly meanAbility: number
}

/** The region is like the municipality, the country somewhat stronger, as the federal shares are. */
export const referencePopulations: readonly ReferencePopulation[] = [
  { group: 'all', schools: 35_000, participants: 1_640_000, meanAbility: 0.22 },
  { group: 'region', schools: 410, participants: 21_400, meanAbility: 0.02 },
]

/** Expected results of a whole population: exact sums over its distribution of ability, no sampling. */
export function expectReference(
  assessment: CalibratedAssessment,
  population: ReferencePopulation,
): Omit<DemoReference, 'assessment'> {
  const { parameters, scale, registerCuts } = assessment
  const maxScore = assessment.tasks.reduce((sum, task) => sum + task.max, 0)
  const scores = Array.from({ length: maxScore + 1 }, () => 0)
  const marks: [number, number, number, number] = [0, 0, 0, 0]
  const register = marks.map(() => [0, 0, 0, 0])
  const tasks = parameters.map(() => 0)
  const tasksByMark = parameters.map((): [number, number, number, number] => [0, 0, 0, 0])

  for (const { ability, weight } of normalAbility(population.meanAbility, 1, 21)) {
    const journal = registerProbabilities(ability, registerCuts)
    scoreDistribution(parameters, ability).forEach((mass, score) => {
      const mark = markOf(score, scale) - 2
      scores[score]! += weight * mass
      marks[mark]! += weight * mass
      journal.forEach((share, slot) => (register[mark]![slot]! += weight * mass * share))
    })
    parameters.forEach((task, i) => {
      const others = scoreDistribution(
        parameters.filter((other) => other !== task),
        ability,
      )
      pointProbabilities(task, ability).forEach((mass, points) => {
        const gained = (weight * mass * points) / task.thresholds.length
        tasks[i]! += gained
        others.forEach((rest, score) => (tasksByMark[i]![markOf(score + points, scale) - 2]! += gained * rest))
      })
    })
  }
  for (const shares of tasksByMark) shares.forEach((sum, slot) => (shares[slot] = sum / marks[slot]!))
  const { group, schools, participants } = population
  return { group, schools, participants, marks, scores, tasks, tasksByMark, register }
}

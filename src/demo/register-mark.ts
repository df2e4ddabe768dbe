import { type Mark, marks, type MarkScale } from '#procedures/model'
import { logistic, normalAbility, scoreDistribution, type TaskParameters } from './response-model.ts'

/** Spread (logistic scale) of what a teacher saw over a term around the ability that the work measures. */
export const registerNoise = 0.14
/** How much milder the register is than the work, in standard deviations of ability; makes about 37 % of works lower. */
export const registerMildness = 0.5
/** A «2» for a term is rarer still. */
const extraMildnessOfTwo = 0.9

/** Abilities from which the register gives 3, 4, 5. */
export type RegisterCuts = readonly [three: number, four: number, five: number]

/** The ability at which the expected primary score crosses each cut of the scale, made milder. */
export function registerCuts(tasks: readonly TaskParameters[], scale: MarkScale): RegisterCuts {
  const curve = normalAbility(0, 1, 71).map(({ ability }) => ({ ability, score: meanScore(tasks, ability) }))
  const crossing = (cut: number) => curve.find(({ score }) => score >= cut - 0.5)?.ability ?? 3.5
  return [
    crossing(scale[3]) - registerMildness - extraMildnessOfTwo,
    crossing(scale[4]) - registerMildness,
    crossing(scale[5]) - registerMildness,
  ]
}

/** The register mark of somebody whom the teacher sees at this ability. */
export function registerMark(seenAbility: number, cuts: RegisterCuts): Mark {
  const [three, four, five] = cuts
  return seenAbility >= five ? 5 : seenAbility >= four ? 4 : seenAbility >= three ? 3 : 2
}

/** Probabilities of the register marks 2, 3, 4, 5 at a true ability. */
export function registerProbabilities(ability: number, cuts: RegisterCuts): number[] {
  const reached = [1, ...cuts.map((cut) => logistic((ability - cut) / registerNoise)), 0]
  return marks.map((_, i) => reached[i]! - reached[i + 1]!)
}

function meanScore(tasks: readonly TaskParameters[], ability: number): number {
  return scoreDistribution(tasks, ability).reduce((sum, mass, score) => sum + mass * score, 0)
}

import type { Action } from '#app'
import { type ExecutionStep, type PlanMeasure, stepRules } from '#plan/model'

/** What one must be allowed to do to make a step: what a school planned for itself is accepted inside the school. */
export function rightToStep(step: ExecutionStep, { origin }: Pick<PlanMeasure, 'origin'>): Action {
  const { right } = stepRules[step]
  return right === 'plan.accept' && origin === 'own' ? 'plan.accept-own' : right
}

import { unreachable } from '#kernel/assert'
import type { Finding, PlanReading, Where } from '../model.ts'
import type { CheckContext } from './plan-rule.ts'
import { planRules } from './plan-rules.ts'

/** «Рентген плана»: everything that looks wrong in an order and its plan, in the order of the document. */
export function checkPlan(reading: PlanReading, context: CheckContext): readonly Finding[] {
  return planRules
    .flatMap((rule) => rule.find(reading, context))
    .toSorted((a, b) => placeOf(a.where) - placeOf(b.where))
}

/** The document as a whole, then its clauses, then its measures. */
function placeOf(where: Where): number {
  switch (where.kind) {
    case 'document':
      return 0
    case 'clause':
      return 1 + where.index
    case 'measure':
      return 1_000_000 + where.order
    default:
      return unreachable(where)
  }
}

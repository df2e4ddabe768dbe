import { data } from 'react-router'
import { loadTarget } from '#plan'
import type { PlanMeasureId } from '#plan/model'
import { can } from '#access'
import { policy } from '#app'
import { getNode } from '#organisations'
import { parseWhole } from '#kernel/parse-number'
import type { PageArgs } from '../../enter.ts'
import { enterPlan } from './enter-plan.ts'

/** A promised number of the plan, for those who may see what was done; and whether they may bind it or add facts. */
export async function enterTarget(args: PageArgs & { params: { plan: string; measure: string; target: string } }) {
  const entered = await enterPlan(args, 'plan.read')
  const { visit, plan, at, below, seesExecutions } = entered
  if (!seesExecutions) throw data(null, { status: 403 })
  if (plan.status === 'draft') throw data(null, { status: 404 })
  const place = { measure: args.params.measure as PlanMeasureId, target: parseWhole(args.params.target) ?? -1 }
  const { found, node } = await visit.app.store.read(async (tx) => ({
    found: await loadTarget(tx, place),
    node: await getNode(tx, at),
  }))
  if (found === undefined || found.measure.plan !== plan.id || node === undefined) throw data(null, { status: 404 })
  return {
    ...entered,
    place,
    found,
    node,
    mayBind: !below && visit.may('plan.bind-target'),
    mayKeep: can(policy, visit.grants, 'plan.keep-records', node.path),
  }
}

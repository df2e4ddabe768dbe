import { targetSources } from '#app'
import type { ReadTx } from '#db'
import { type CountedTarget, listTargets } from '#plan'
import type { ListedMeasure, Plan } from '#plan/model'
import type { NodeId } from '#organisations/model'

export interface PlanTargetsQuestion {
  readonly plan: Plan
  readonly measures: readonly ListedMeasure[]
  readonly at: NodeId
  /** A school before the plan of its municipality. */
  readonly below: boolean
  readonly limit: number
}

/** Kept where facts are entered by hand: schools tell their part even of work that the authority does itself. */
const byRecords = new Set(['records', 'schools-with-records'])

/** Promised numbers of the plan that concern the visitor: a school those of its own work, and those it adds facts to. */
export async function loadPlanTargets(tx: ReadTx, question: PlanTargetsQuestion): Promise<readonly CountedTarget[]> {
  const { plan, measures, at, below, limit } = question
  const targets = await listTargets(tx, targetSources, { plan, measures, at, limit })
  const withWork = new Set(measures.filter(({ progress }) => progress.total > 0).map(({ id }) => id))
  return targets.filter(
    ({ measure, source }) => !below || withWork.has(measure.id) || (source !== null && byRecords.has(source.id)),
  )
}

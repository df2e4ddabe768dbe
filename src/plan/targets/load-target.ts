import type { ReadTx } from '#db'
import { loadMeasure } from '../load-measure.ts'
import { loadPlan } from '../load-plan.ts'
import type { Plan, PlanMeasure, PlanMeasureId, Target } from '../model.ts'
import './tables.ts'

export interface TargetPlace {
  readonly measure: PlanMeasureId
  /** Its place among the targets of the measure, from 0. */
  readonly target: number
}

export interface LoadedTarget {
  readonly plan: Plan
  readonly measure: PlanMeasure
  readonly target: Target
  readonly binding: Binding
}

/** `version` 0 and no source: nobody has bound it yet. */
export interface Binding {
  readonly source: string | null
  readonly version: number
}

export async function loadTarget(tx: ReadTx, place: TargetPlace): Promise<LoadedTarget | undefined> {
  const measure = await loadMeasure(tx, place.measure)
  const target = measure?.targets[place.target]
  const plan = measure === undefined ? undefined : await loadPlan(tx, measure.plan)
  if (measure === undefined || target === undefined || plan === undefined) return undefined
  const row = await tx
    .selectFrom('plan_target_binding')
    .select(['source', 'version'])
    .where('measure_id', '=', place.measure)
    .where('target', '=', place.target)
    .executeTakeFirst()
  return { plan, measure, target, binding: row ?? { source: null, version: 0 } }
}

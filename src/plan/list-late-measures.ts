import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { ExecutionGroup } from './count-groups.ts'
import type { ListScope } from './list-scope.ts'
import { isOpenState, openStates, type PlanMeasureId, type Today } from './model.ts'
import './tables.ts'

export interface LateQuestion {
  readonly groups: readonly ExecutionGroup[]
  readonly today: IsoDate
  readonly limit: number
}

/**
 * Measures that schools are late with, the longest delay first. Which measures they are is known from the counts; schools
 * are counted one by one only for those that are shown.
 */
export async function listLateMeasures(
  tx: ReadTx,
  { node, whole }: ListScope,
  { groups, today, limit }: LateQuestion,
): Promise<Today['lateInSchools']> {
  const oldest = new Map<PlanMeasureId, IsoDate>()
  for (const { measure, controlDate, state } of groups) {
    if (controlDate === null || controlDate >= today || !isOpenState(state)) continue
    const known = oldest.get(measure)
    if (known === undefined || controlDate < known) oldest.set(measure, controlDate)
  }
  if (oldest.size === 0) return []
  const measures = await tx
    .selectFrom('plan_measure')
    .select(['id as measure', 'plan_id as plan', 'number', 'text', 'position'])
    .where('id', 'in', [...oldest.keys()])
    .where('scope', '!=', 'own')
    .execute()
  const dated = measures.map((each) => ({ ...each, oldest: oldest.get(each.measure) ?? today }))
  const shown = dated
    .toSorted((a, b) => (a.oldest === b.oldest ? a.position - b.position : a.oldest < b.oldest ? -1 : 1))
    .slice(0, limit)
  if (shown.length === 0) return []
  const counts = await tx
    .selectFrom('plan_execution')
    .select(({ fn }) => ['measure_id', fn.count<number>('node_id').distinct().as('schools')])
    .where('plan_id', 'in', whole)
    .where(
      'measure_id',
      'in',
      shown.map(({ measure }) => measure),
    )
    .where('state', 'in', openStates)
    .where('control_date', '<', today)
    .where('node_id', '!=', node.id)
    .groupBy('measure_id')
    .execute()
  const schools = new Map(counts.map((row) => [row.measure_id, row.schools]))
  return shown.map((each) => ({
    measure: each.measure,
    plan: each.plan,
    number: each.number,
    text: each.text,
    schools: schools.get(each.measure) ?? 0,
    oldest: each.oldest,
  }))
}

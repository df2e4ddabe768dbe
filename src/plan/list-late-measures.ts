import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { ExecutionGroup } from './count-groups.ts'
import { isOpenState, type PlanMeasureId, type Today } from './model.ts'
import './tables.ts'

export interface LateQuestion {
  readonly groups: readonly ExecutionGroup[]
  readonly today: IsoDate
  readonly limit: number
}

/** Measures that schools are late with, the longest delay first: from the counts, without looking at executions. */
export async function listLateMeasures(
  tx: ReadTx,
  { groups, today, limit }: LateQuestion,
): Promise<Today['lateInSchools']> {
  const delays = new Map<PlanMeasureId, { readonly late: number; readonly oldest: IsoDate }>()
  for (const { measure, controlDate, state, count } of groups) {
    if (controlDate === null || controlDate >= today || !isOpenState(state)) continue
    const { late, oldest } = delays.get(measure) ?? { late: 0, oldest: controlDate }
    delays.set(measure, { late: late + count, oldest: controlDate < oldest ? controlDate : oldest })
  }
  if (delays.size === 0) return []
  const measures = await tx
    .selectFrom('plan_measure')
    .select(['id', 'plan_id as plan', 'number', 'text', 'position'])
    .where('id', 'in', [...delays.keys()])
    .where('scope', '!=', 'own')
    .execute()
  return measures
    .flatMap(({ id, plan, number, text, position }) => {
      const delay = delays.get(id)
      return delay === undefined ? [] : [{ row: { measure: id, plan, number, text, ...delay }, position }]
    })
    .toSorted((a, b) =>
      a.row.oldest === b.row.oldest ? a.position - b.position : a.row.oldest < b.row.oldest ? -1 : 1,
    )
    .slice(0, limit)
    .map(({ row }) => row)
}

import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { ExecutionGroup } from './count-groups.ts'
import type { MeasureSum, PlanMeasureId } from './model.ts'
import './tables.ts'

export interface SumQuestion {
  readonly groups: readonly ExecutionGroup[]
  /** Measures that the authority carries out itself are left out. */
  readonly onlySchools?: boolean
  readonly limit: number
}

/** Groups measure by measure, the oldest date first: from the counts, without looking at executions. */
export async function sumByMeasure(
  tx: ReadTx,
  { groups, onlySchools = false, limit }: SumQuestion,
): Promise<readonly MeasureSum[]> {
  const sums = new Map<PlanMeasureId, { readonly count: number; readonly oldest: IsoDate | null }>()
  for (const { measure, controlDate, count } of groups) {
    const known = sums.get(measure)
    const oldest = known?.oldest ?? controlDate
    sums.set(measure, {
      count: (known?.count ?? 0) + count,
      oldest: controlDate !== null && oldest !== null && controlDate < oldest ? controlDate : oldest,
    })
  }
  if (sums.size === 0) return []
  let query = tx
    .selectFrom('plan_measure')
    .select(['id', 'plan_id as plan', 'number', 'text', 'position'])
    .where('id', 'in', [...sums.keys()])
  if (onlySchools) query = query.where('scope', '!=', 'own')
  const rows = (await query.orderBy('position').execute()).flatMap(({ id, plan, number, text }) => {
    const sum = sums.get(id)
    return sum === undefined ? [] : [{ measure: id, plan, number, text, ...sum }]
  })
  return rows.toSorted((a, b) => compareDates(a.oldest, b.oldest)).slice(0, limit)
}

function compareDates(a: IsoDate | null, b: IsoDate | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null || a < b ? -1 : 1
}

import type { ReadTx } from '#db'
import { measureOf } from './measure-row.ts'
import type { PlanMeasure, PlanMeasureId } from './model.ts'
import './tables.ts'

export async function loadMeasure(tx: ReadTx, id: PlanMeasureId): Promise<PlanMeasure | undefined> {
  const row = await tx.selectFrom('plan_measure').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : measureOf(row)
}

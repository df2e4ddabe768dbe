import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { countProgress, noProgress } from './count-progress.ts'
import { countPastProgress, isReplaced } from './revising/count-past-progress.ts'
import { measureOf } from './measure-row.ts'
import type { ListedMeasure, PlanId } from './model.ts'
import './tables.ts'

export interface MeasuresQuestion {
  readonly plan: PlanId
  /** A school is shown its own progress, anybody above it that of all. */
  readonly at: NodeId
  readonly today: IsoDate
}

/** Every row of a plan in the order of the document, with its progress; of a plan that was replaced, as it was then. */
export async function listMeasures(
  tx: ReadTx,
  { plan, at, today }: MeasuresQuestion,
): Promise<readonly ListedMeasure[]> {
  const node = await getNode(tx, at)
  if (node === undefined) return []
  const rows = await tx.selectFrom('plan_measure').selectAll().where('plan_id', '=', plan).orderBy('position').execute()
  const onlyNode = node.kind === 'school' ? { onlyNode: at } : {}
  const progress = (await isReplaced(tx, plan))
    ? await countPastProgress(tx, { plan, ...onlyNode })
    : await countProgress(tx, { plan, today, ...onlyNode })
  return rows.map((row) => ({ ...measureOf(row), progress: progress.get(row.id) ?? noProgress }))
}

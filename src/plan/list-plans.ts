import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode, listAncestors } from '#organisations'
import type { NodeId } from '#organisations/model'
import { addProgress, countProgress, noProgress } from './count-progress.ts'
import { countPastProgress, isReplaced } from './revising/count-past-progress.ts'
import type { PlanSummary } from './model.ts'
import './tables.ts'

/**
 * Plans of a node, newest first, and those in force of the nodes above it: a school sees what its municipality asks of it,
 * with its own progress.
 */
export async function listPlans(
  tx: ReadTx,
  { node: id, today }: { readonly node: NodeId; readonly today: IsoDate },
): Promise<readonly PlanSummary[]> {
  const node = await getNode(tx, id)
  if (node === undefined) return []
  const above = (await listAncestors(tx, node.path)).map((each) => each.id).filter((each) => each !== id)
  const rows = await tx
    .selectFrom('plan as p')
    .selectAll('p')
    .select((eb) =>
      eb
        .selectFrom('plan_measure as m')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('m.plan_id', '=', 'p.id')
        .as('measures'),
    )
    .where((eb) =>
      eb.or([
        eb('p.node_id', '=', id),
        ...(above.length === 0 ? [] : [eb.and([eb('p.node_id', 'in', above), eb('p.status', '=', 'in-force')])]),
      ]),
    )
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .execute()
  const plans: PlanSummary[] = []
  for (const row of rows) {
    const onlyNode = node.kind === 'school' ? { onlyNode: id } : {}
    const progress = (await isReplaced(tx, row.id))
      ? await countPastProgress(tx, { plan: row.id, ...onlyNode })
      : await countProgress(tx, { plan: row.id, today, ...onlyNode })
    plans.push({
      id: row.id,
      node: row.node_id,
      title: row.title,
      period: { start: row.period_start, end: row.period_end },
      orderNumber: row.order_number,
      orderDate: row.order_date,
      status: row.status,
      revision: row.revision,
      measures: row.measures ?? 0,
      progress: [...progress.values()].reduce(addProgress, noProgress),
      createdAt: row.created_at,
    })
  }
  return plans
}

import type { ReadTx } from '#db'
import type { Passage, Plan, PlanId, ReadingWarning } from './model.ts'
import './tables.ts'

export async function loadPlan(tx: ReadTx, id: PlanId): Promise<Plan | undefined> {
  const row = await tx
    .selectFrom('plan as p')
    .leftJoin('plan_file as f', 'f.id', 'p.file_id')
    .selectAll('p')
    .select(['f.id as file', 'f.name as name', 'f.sha256 as sha256'])
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { file, name, sha256 } = row
  return {
    id: row.id,
    node: row.node_id,
    title: row.title,
    period: { start: row.period_start, end: row.period_end },
    orderNumber: row.order_number,
    orderDate: row.order_date,
    status: row.status,
    revision: row.revision,
    createdAt: row.created_at,
    authority: row.authority,
    signatory: row.signatory,
    preamble: row.preamble,
    file: file === null || name === null || sha256 === null ? null : { id: file, name, sha256 },
    fileName: row.file_name,
    unread: JSON.parse(row.unread) as readonly Passage[],
    warnings: JSON.parse(row.warnings) as readonly ReadingWarning[],
    replaces: row.replaces_id,
    parent: row.parent_id,
    inForceAt: row.in_force_at,
  }
}

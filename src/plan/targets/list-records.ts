import type { ReadTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { type KeptFile, loadPlanFile } from '../keep-file.ts'
import type { PlanRecord, PlanRecordId } from '../model.ts'
import type { TargetPlace } from './load-target.ts'
import './tables.ts'

export interface RecordsQuestion extends TargetPlace {
  /** Records at and below this node. */
  readonly at: NodeId
  readonly limit: number
  readonly offset?: number
}

/** Facts entered for a target, newest first, the withdrawn ones among them. */
export async function listRecords(
  tx: ReadTx,
  { measure, target, at, limit, offset = 0 }: RecordsQuestion,
): Promise<{ readonly rows: readonly PlanRecord[]; readonly total: number }> {
  const node = await getNode(tx, at)
  if (node === undefined) return { rows: [], total: 0 }
  const query = selectRecords(tx)
    .where('r.measure_id', '=', measure)
    .where('r.target', '=', target)
    .where('n.path', 'like', `${node.path}%`)
  const { total } = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query.orderBy('r.on_date', 'desc').orderBy('r.id', 'desc').limit(limit).offset(offset).execute()
  return { rows: rows.map(recordOf), total }
}

export async function loadRecord(tx: ReadTx, id: PlanRecordId): Promise<PlanRecord | undefined> {
  const row = await selectRecords(tx).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

/** The document of a record; undefined where it is a link. */
export async function loadRecordFile(tx: ReadTx, id: PlanRecordId): Promise<KeptFile | undefined> {
  const row = await tx.selectFrom('plan_record').select('file_id').where('id', '=', id).executeTakeFirst()
  return row === undefined || row.file_id === null ? undefined : loadPlanFile(tx, row.file_id)
}

const selectRecords = (tx: ReadTx) =>
  tx
    .selectFrom('plan_record as r')
    .innerJoin('organisation_node as n', 'n.id', 'r.node_id')
    .leftJoin('plan_file as f', 'f.id', 'r.file_id')
    .selectAll('r')
    .select(['n.short_name as nodeName', 'f.name as fileName'])

type Row = Awaited<ReturnType<ReturnType<typeof selectRecords>['execute']>>[number]

function recordOf(row: Row): PlanRecord {
  return {
    id: row.id,
    measure: row.measure_id,
    target: row.target,
    node: row.node_id,
    nodeName: row.nodeName,
    what: row.what,
    amount: row.amount,
    date: row.on_date,
    document: row.document,
    url: row.url,
    fileName: row.fileName,
    role: row.by_role,
    addedAt: row.added_at,
    addedBy: row.added_by,
    withdrawn:
      row.withdrawn_at === null
        ? null
        : { at: row.withdrawn_at, by: row.withdrawn_by ?? '', why: row.withdrawn_why ?? '' },
  }
}

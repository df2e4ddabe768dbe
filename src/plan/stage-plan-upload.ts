import type { Act } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import type { NodeId } from '#organisations/model'
import { dropFiles, keepFile, loadPlanFile } from './keep-file.ts'
import type { PlanUpload, PlanUploadId } from './model.ts'
import './tables.ts'

/** A document waits for its confirmation a week. */
const keptMs = 7 * 24 * 60 * 60 * 1000

/** Keeps a document until somebody makes a plan of it. Those that nobody confirmed for a week go at the same time. */
export async function stagePlanUpload(
  tx: WriteTx,
  act: Act,
  { node, fileName, bytes }: { readonly node: NodeId; readonly fileName: string; readonly bytes: Uint8Array },
): Promise<PlanUploadId> {
  const expired = new Date(Date.parse(act.at) - keptMs).toISOString()
  const gone = await tx.deleteFrom('plan_upload').where('uploaded_at', '<', expired).returning('file_id').execute()
  await dropFiles(
    tx,
    gone.map((row) => row.file_id),
  )
  const id = newId<PlanUploadId>()
  const file = await keepFile(tx, act, { name: fileName, bytes })
  await tx
    .insertInto('plan_upload')
    .values({ id, node_id: node, file_id: file, uploaded_at: act.at, uploaded_by: act.actor })
    .execute()
  return id
}

/** With its bytes; undefined once it was confirmed, dismissed or has expired. */
export async function loadPlanUpload(
  tx: ReadTx,
  id: PlanUploadId,
): Promise<(PlanUpload & { readonly bytes: Uint8Array }) | undefined> {
  const upload = await selectUploads(tx).select('u.file_id').where('u.id', '=', id).executeTakeFirst()
  if (upload === undefined) return undefined
  const { file_id, ...rest } = upload
  const file = await loadPlanFile(tx, file_id)
  return file === undefined ? undefined : { ...rest, bytes: file.bytes }
}

/** Documents of the node that wait, newest first. */
export async function listPlanUploads(tx: ReadTx, node: NodeId): Promise<readonly PlanUpload[]> {
  return selectUploads(tx).where('u.node_id', '=', node).orderBy('u.uploaded_at', 'desc').execute()
}

export async function dismissPlanUpload(tx: WriteTx, id: PlanUploadId): Promise<void> {
  const gone = await tx.deleteFrom('plan_upload').where('id', '=', id).returning('file_id').execute()
  await dropFiles(
    tx,
    gone.map((row) => row.file_id),
  )
}

const selectUploads = (tx: ReadTx) =>
  tx
    .selectFrom('plan_upload as u')
    .innerJoin('plan_file as f', 'f.id', 'u.file_id')
    .select(['u.id', 'u.node_id as node', 'f.name as fileName', 'f.sha256'])
    .select(['u.uploaded_at as uploadedAt', 'u.uploaded_by as uploadedBy'])

import type { ReadTx, WriteTx } from '#db'
import type { UploadId } from './import-model.ts'
import './tables.ts'

export interface WaitingUpload {
  readonly id: UploadId
  readonly fileName: string
  readonly uploadedAt: string
  readonly state: 'received' | 'read' | 'unreadable'
}

const shown = 50

/** Files under this node that wait for a decision of a person; newest first. */
export async function listWaitingUploads(tx: ReadTx, nodePath: string): Promise<readonly WaitingUpload[]> {
  const rows = await tx
    .selectFrom('result_upload as u')
    .innerJoin('organisation_node as n', 'n.id', 'u.node_id')
    .select(['u.id', 'u.file_name', 'u.uploaded_at', 'u.state'])
    .where('n.path', 'like', `${nodePath}%`)
    .where('u.state', 'in', ['received', 'read', 'unreadable'])
    .orderBy('u.uploaded_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(shown)
    .execute()
  return rows.flatMap(({ id, file_name, uploaded_at, state }) =>
    state === 'received' || state === 'read' || state === 'unreadable'
      ? [{ id, fileName: file_name, uploadedAt: uploaded_at, state }]
      : [],
  )
}

/** The person decided not to import the file: its bytes are let go, its line stays. */
export async function dismissUpload(tx: WriteTx, upload: UploadId): Promise<void> {
  await tx
    .updateTable('result_upload')
    .set({ state: 'expired' })
    .where('id', '=', upload)
    .where('state', 'in', ['received', 'read', 'unreadable'])
    .execute()
  await tx
    .deleteFrom('result_upload_chunk')
    .where('upload_id', '=', upload)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('result_upload').select('id').where('id', '=', upload).where('state', '=', 'expired')),
    )
    .execute()
}

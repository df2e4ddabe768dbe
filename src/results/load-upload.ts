import type { ReadTx } from '#db'
import type { Upload, UploadId } from './import-model.ts'
import { unpackStaged } from './save-staged.ts'
import type { CheckedFile } from './staged.ts'
import { loadChunks } from './upload-chunks.ts'
import './tables.ts'

export async function loadUpload(tx: ReadTx, id: UploadId): Promise<Upload | undefined> {
  const row = await tx.selectFrom('result_upload').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    node: row.node_id,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    byteLength: row.byte_length,
    state: row.state,
    refusal: row.refusal ?? 'none',
    uploadedAt: row.uploaded_at,
    uploadedBy: row.uploaded_by,
    expiresAt: row.expires_at,
    importId: row.import_id ?? 'none',
  }
}

/** The bytes as they came; undefined once the upload has expired. */
export function loadUploadFile(tx: ReadTx, id: UploadId): Promise<Uint8Array | undefined> {
  return loadChunks(tx, id, 'file')
}

/** What was understood of the file and everything found wrong; undefined before it was read and once the upload has expired. */
export async function loadStaged(tx: ReadTx, id: UploadId): Promise<CheckedFile | undefined> {
  const packed = await loadChunks(tx, id, 'staged')
  return packed === undefined ? undefined : unpackStaged(packed)
}

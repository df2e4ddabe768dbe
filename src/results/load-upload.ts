import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ReadTx } from '#db'
import type { Upload, UploadId } from './import-model.ts'
import type { StagedFile } from './staged.ts'
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

/** What was understood of the file; undefined before it was read and once the upload has expired. */
export async function loadStaged(tx: ReadTx, id: UploadId): Promise<StagedFile | undefined> {
  const packed = await loadChunks(tx, id, 'staged')
  if (packed === undefined) return undefined
  const text = (await promisify(gunzip)(packed)).toString('utf8')
  const { schools, ...staged } = JSON.parse(text) as Omit<StagedFile, 'schools'> & {
    schools: [string, { name: string; municipality: string }][]
  }
  return { ...staged, schools: new Map(schools) }
}

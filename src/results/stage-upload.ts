import { createHash } from 'node:crypto'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import type { NodeId } from '#organisations/model'
import type { ImportSummary, UploadId } from './import-model.ts'
import { importsOfFile } from './list-imports.ts'
import { saveChunks } from './upload-chunks.ts'
import './tables.ts'

/** A file waits for its confirmation a week. */
const keptMs = 7 * 24 * 60 * 60 * 1000

export interface NewUpload {
  readonly node: NodeId
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly act: Act
}

export interface StagedUpload {
  readonly id: UploadId
  /** Imports in force of the very same file, to be told before it comes in again. */
  readonly sameFile: readonly ImportSummary[]
}

/** Keeps the bytes of a file in the store until the person confirms or a week has passed. */
export async function stageUpload(tx: WriteTx, { node, fileName, bytes, act }: NewUpload): Promise<StagedUpload> {
  const id = newId<UploadId>()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await tx
    .insertInto('result_upload')
    .values({
      id,
      node_id: node,
      file_name: fileName,
      file_sha256: sha256,
      byte_length: bytes.length,
      state: 'received',
      refusal: null,
      uploaded_at: act.at,
      uploaded_by: act.actor,
      expires_at: new Date(Date.parse(act.at) + keptMs).toISOString(),
      import_id: null,
    })
    .execute()
  await saveChunks(tx, id, 'file', bytes)
  return { id, sameFile: await importsOfFile(tx, sha256, node) }
}

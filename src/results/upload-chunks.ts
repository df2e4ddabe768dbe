import type { ReadTx, WriteTx } from '#db'
import type { UploadId } from './import-model.ts'
import './tables.ts'

/** Three bytes become four characters without padding inside the text. */
const bytesPerChunk = 192 * 1024

type Part = 'file' | 'staged'

/** Keeps bytes as text in pieces, so that neither engine meets a row of many megabytes. Replaces what the part held. */
export async function saveChunks(tx: WriteTx, upload: UploadId, part: Part, bytes: Uint8Array): Promise<void> {
  await tx.deleteFrom('result_upload_chunk').where('upload_id', '=', upload).where('part', '=', part).execute()
  for (let start = 0, position = 0; start < bytes.length; start += bytesPerChunk, position++) {
    const data = Buffer.from(bytes.subarray(start, start + bytesPerChunk)).toString('base64')
    await tx.insertInto('result_upload_chunk').values({ upload_id: upload, part, position, data }).execute()
  }
}

/** Undefined where the part was never kept, or has expired. */
export async function loadChunks(tx: ReadTx, upload: UploadId, part: Part): Promise<Uint8Array | undefined> {
  const rows = await tx
    .selectFrom('result_upload_chunk')
    .select('data')
    .where('upload_id', '=', upload)
    .where('part', '=', part)
    .orderBy('position')
    .execute()
  return rows.length === 0 ? undefined : Buffer.concat(rows.map((row) => Buffer.from(row.data, 'base64')))
}

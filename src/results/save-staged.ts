import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { WriteTx } from '#db'
import type { UploadId } from './import-model.ts'
import type { StagedFile } from './staged.ts'
import { saveChunks } from './upload-chunks.ts'
import './tables.ts'

/** A staged file as bytes to keep: made before the transaction, because a big file takes a while to pack. */
export async function packStaged(staged: StagedFile): Promise<Uint8Array> {
  return await promisify(gzip)(JSON.stringify({ ...staged, schools: [...staged.schools] }), { level: 1 })
}

/** Keeps what was understood of a file; a later answer of the person replaces it. An imported upload stays as it was. */
export async function saveStaged(tx: WriteTx, upload: UploadId, packed: Uint8Array): Promise<void> {
  const marked = await tx
    .updateTable('result_upload')
    .set({ state: 'read', refusal: null })
    .where('id', '=', upload)
    .where('state', 'in', ['received', 'read', 'unreadable'])
    .returning('id')
    .executeTakeFirst()
  if (marked !== undefined) await saveChunks(tx, upload, 'staged', packed)
}

/** The bytes are no file of results: `sentence` says in Russian why and what to do. */
export async function markUnreadable(tx: WriteTx, upload: UploadId, sentence: string): Promise<void> {
  await tx
    .updateTable('result_upload')
    .set({ state: 'unreadable', refusal: sentence })
    .where('id', '=', upload)
    .where('state', 'in', ['received', 'read', 'unreadable'])
    .execute()
}

import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { WriteTx } from '#db'
import type { UploadId } from './import-model.ts'
import type { CheckedFile, StagedFile } from './staged.ts'
import { saveChunks } from './upload-chunks.ts'
import './tables.ts'

/** A checked file as bytes to keep: made before the transaction, because a big file takes a while to pack. */
export async function packStaged({ staged, findings }: CheckedFile): Promise<Uint8Array> {
  const { schools, ...rest } = staged
  return await promisify(gzip)(JSON.stringify({ staged: { ...rest, schools: [...schools] }, findings }), { level: 1 })
}

/** What `packStaged` made, as it was. */
export async function unpackStaged(packed: Uint8Array): Promise<CheckedFile> {
  const text = (await promisify(gunzip)(packed)).toString('utf8')
  const { staged, findings } = JSON.parse(text) as { staged: PackedFile; findings: CheckedFile['findings'] }
  return { staged: { ...staged, schools: new Map(staged.schools) }, findings }
}

type PackedFile = Omit<StagedFile, 'schools'> & { schools: [string, { name: string; municipality: string }][] }

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

/**
 * The bytes are no file of results: `sentence` says in Russian why and what to do. The bytes are let go at once: a file
 * may be refused for the names of pupils in it, and names are never kept.
 */
export async function markUnreadable(tx: WriteTx, upload: UploadId, sentence: string): Promise<void> {
  const marked = await tx
    .updateTable('result_upload')
    .set({ state: 'unreadable', refusal: sentence })
    .where('id', '=', upload)
    .where('state', 'in', ['received', 'read', 'unreadable'])
    .returning('id')
    .executeTakeFirst()
  if (marked !== undefined) await tx.deleteFrom('result_upload_chunk').where('upload_id', '=', upload).execute()
}

import { createHash } from 'node:crypto'
import type { Act } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import type { PlanFileId } from './model.ts'
import './tables.ts'

/** Three bytes become four characters without padding inside the text; neither engine meets a row of megabytes. */
const bytesPerChunk = 192 * 1024

export interface KeptFile {
  readonly name: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** Keeps bytes as they came, with their SHA-256. */
export async function keepFile(
  tx: WriteTx,
  act: Act,
  { name, bytes }: Pick<KeptFile, 'name' | 'bytes'>,
): Promise<PlanFileId> {
  const id = newId<PlanFileId>()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await tx
    .insertInto('plan_file')
    .values({ id, name, sha256, byte_length: bytes.byteLength, kept_at: act.at, kept_by: act.actor })
    .execute()
  for (let start = 0, position = 0; start < bytes.byteLength; start += bytesPerChunk, position++) {
    const data = Buffer.from(bytes.subarray(start, start + bytesPerChunk)).toString('base64')
    await tx.insertInto('plan_file_chunk').values({ file_id: id, position, data }).execute()
  }
  return id
}

export async function loadPlanFile(tx: ReadTx, id: PlanFileId): Promise<KeptFile | undefined> {
  const file = await tx.selectFrom('plan_file').select(['name', 'sha256']).where('id', '=', id).executeTakeFirst()
  if (file === undefined) return undefined
  const rows = await tx
    .selectFrom('plan_file_chunk')
    .select('data')
    .where('file_id', '=', id)
    .orderBy('position')
    .execute()
  return { ...file, bytes: Buffer.concat(rows.map((row) => Buffer.from(row.data, 'base64'))) }
}

/** For bytes that nothing refers to any more. */
export async function dropFiles(tx: WriteTx, ids: readonly PlanFileId[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('plan_file_chunk').where('file_id', 'in', ids).execute()
  await tx.deleteFrom('plan_file').where('id', 'in', ids).execute()
}

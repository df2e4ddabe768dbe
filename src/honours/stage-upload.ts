import { createHash } from 'node:crypto'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import type { OrganisationNode } from '#organisations/model'
import { readTable } from '#tabular'
import { type HonoursProblem, type HonoursUploadId, yearsKept } from './model.ts'
import { placeCandidates } from './place-candidates.ts'
import { readCandidates, type ReadCandidates } from './reading/read-candidates.ts'
import './tables.ts'

export interface CandidateFile {
  readonly fileName: string
  readonly fileSha256: string
  readonly read: ReadCandidates
}

/** Reads the bytes of a file; done before a transaction begins, which it would only keep waiting. */
export async function readCandidateFile(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<CandidateFile, HonoursProblem>> {
  const table = await readTable(bytes, fileName)
  if (!table.ok) return err({ kind: 'unreadable', sentence: table.error.sentence })
  const read = readCandidates(table.value)
  if (!read.ok) {
    const { sentence, row } = read.error
    return err({ kind: 'unreadable', sentence: row === 0 ? sentence : `Строка ${row}. ${sentence}` })
  }
  return ok({ fileName, fileSha256: createHash('sha256').update(bytes).digest('hex'), read: read.value })
}

/** A preview that nobody confirmed is forgotten after so many days, when the next file of the place comes. */
const daysKept = 7

/** Keeps what was read for the preview; nothing of it counts until it is confirmed. */
export async function stageCandidates(
  tx: WriteTx,
  act: Act,
  upload: {
    readonly node: OrganisationNode
    readonly year: number
    readonly file: CandidateFile
    readonly examsComplete: boolean
  },
): Promise<Result<HonoursUploadId, HonoursProblem>> {
  const { node, year, file } = upload
  if (year < yearsKept.from || year > yearsKept.to) return err({ kind: 'bad-year' })
  const forgotten = new Date(Date.parse(act.at) - daysKept * 86_400_000).toISOString()
  await tx.deleteFrom('honours_upload').where('node_id', '=', node.id).where('uploaded_at', '<', forgotten).execute()
  const id = newId<HonoursUploadId>()
  await tx
    .insertInto('honours_upload')
    .values({
      id,
      node_id: node.id,
      year,
      file_name: file.fileName,
      file_sha256: file.fileSha256,
      exams_complete: upload.examsComplete ? 1 : 0,
      staged: JSON.stringify(await placeCandidates(tx, node, file.read)),
      uploaded_at: act.at,
      uploaded_by: act.actor,
    })
    .execute()
  return ok(id)
}

import type { ReadTx, WriteTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { HonoursUploadId } from './model.ts'
import type { StagedCandidates } from './staged.ts'
import './tables.ts'

export interface CandidateUpload {
  readonly id: HonoursUploadId
  readonly node: NodeId
  readonly year: number
  readonly fileName: string
  readonly fileSha256: string
  readonly examsComplete: boolean
  readonly staged: StagedCandidates
}

export async function loadCandidateUpload(tx: ReadTx, id: HonoursUploadId): Promise<CandidateUpload | undefined> {
  const row = await tx.selectFrom('honours_upload').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    node: row.node_id,
    year: row.year,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    examsComplete: row.exams_complete === 1,
    staged: JSON.parse(row.staged) as StagedCandidates,
  }
}

export async function dismissCandidateUpload(tx: WriteTx, id: HonoursUploadId): Promise<void> {
  await tx.deleteFrom('honours_upload').where('id', '=', id).execute()
}

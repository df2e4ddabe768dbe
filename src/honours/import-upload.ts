import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { err, type Result } from '#kernel/result'
import { dismissCandidateUpload, loadCandidateUpload } from './load-upload.ts'
import type { CandidateMode, HonoursProblem, HonoursUploadId } from './model.ts'
import { writeCandidates, type WrittenCandidates } from './write-candidates.ts'

/** Imports a confirmed preview, which is gone afterwards: pressed twice, it imports once. */
export async function importCandidateUpload(
  tx: WriteTx,
  act: Act,
  { upload, mode }: { readonly upload: HonoursUploadId; readonly mode: CandidateMode },
): Promise<Result<WrittenCandidates, HonoursProblem>> {
  const known = await loadCandidateUpload(tx, upload)
  if (known === undefined) return err({ kind: 'no-such-upload' })
  const { staged, ...file } = known
  const written = await writeCandidates(tx, act, {
    ...file,
    origin: 'file',
    mode,
    rows: staged.rows,
    dataRows: staged.dataRows,
  })
  if (written.ok) await dismissCandidateUpload(tx, upload)
  return written
}

import type { ReadTx } from '#db'
import type { Job, JobId } from './model.ts'
import './tables.ts'

export async function loadJob(tx: ReadTx, id: JobId): Promise<Job | undefined> {
  const row = await tx.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    progress: row.progress,
    stage: row.stage,
    result: row.result === null ? 'none' : (JSON.parse(row.result) as unknown),
    failure: row.failure ?? 'none',
    createdAt: row.created_at,
    createdBy: row.created_by,
    finishedAt: row.finished_at ?? 'not-yet',
  }
}

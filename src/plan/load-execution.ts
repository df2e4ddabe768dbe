import type { ReadTx } from '#db'
import { listExecutionChanges } from './list-execution-changes.ts'
import { loadMeasure } from './load-measure.ts'
import type { Evidence, EvidenceId, EvidenceRevision, ExecutionEvent, ExecutionId, ExecutionPage } from './model.ts'
import { listedExecution, selectExecutions } from './select-executions.ts'

/** One execution with its measure, evidence and history. */
export async function loadExecution(tx: ReadTx, id: ExecutionId): Promise<ExecutionPage | undefined> {
  const row = await selectExecutions(tx).where('e.id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const measure = await loadMeasure(tx, row.measure_id)
  if (measure === undefined) return undefined
  return {
    execution: listedExecution(row),
    measure,
    evidence: await listEvidence(tx, id),
    history: await listHistory(tx, id),
    changes: await listExecutionChanges(tx, { id, plan: row.plan_id }),
  }
}

async function listHistory(tx: ReadTx, id: ExecutionId): Promise<readonly ExecutionEvent[]> {
  return tx
    .selectFrom('plan_execution_event')
    .select(['version', 'at', 'by', 'step', 'from_state as from', 'to_state as to', 'remark'])
    .where('execution_id', '=', id)
    .orderBy('version')
    .execute()
}

async function listEvidence(tx: ReadTx, id: ExecutionId): Promise<readonly Evidence[]> {
  const rows = await tx
    .selectFrom('plan_evidence_use as u')
    .innerJoin('plan_evidence as e', 'e.id', 'u.evidence_id')
    .selectAll('e')
    .where('u.execution_id', '=', id)
    .orderBy('u.at')
    .orderBy('e.id')
    .execute()
  const revisions = await listRevisions(
    tx,
    rows.map((row) => row.id),
  )
  return rows.map((row): Evidence => {
    const common = { id: row.id, title: row.title, addedAt: row.added_at, addedBy: row.added_by }
    switch (row.kind) {
      case 'file':
        return { ...common, kind: 'file', revisions: revisions.get(row.id) ?? [] }
      case 'link':
        return { ...common, kind: 'link', url: row.url ?? '' }
      case 'object':
        return { ...common, kind: 'object', source: row.source ?? '', objectId: row.object_id ?? '' }
      default:
        return row.kind satisfies never
    }
  })
}

async function listRevisions(
  tx: ReadTx,
  evidence: readonly EvidenceId[],
): Promise<ReadonlyMap<EvidenceId, readonly EvidenceRevision[]>> {
  if (evidence.length === 0) return new Map()
  const rows = await tx
    .selectFrom('plan_evidence_revision as r')
    .innerJoin('plan_file as f', 'f.id', 'r.file_id')
    .select([
      'r.evidence_id',
      'r.revision',
      'r.file_id',
      'r.note',
      'r.at',
      'r.by',
      'f.name',
      'f.sha256',
      'f.byte_length',
    ])
    .where('r.evidence_id', 'in', evidence)
    .orderBy('r.revision')
    .execute()
  const byEvidence = new Map<EvidenceId, EvidenceRevision[]>()
  for (const row of rows) {
    const list = byEvidence.get(row.evidence_id) ?? []
    byEvidence.set(row.evidence_id, list)
    list.push({
      revision: row.revision,
      file: row.file_id,
      fileName: row.name,
      sha256: row.sha256,
      byteLength: row.byte_length,
      note: row.note,
      at: row.at,
      by: row.by,
    })
  }
  return byEvidence
}

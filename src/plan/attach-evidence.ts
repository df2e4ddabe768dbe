import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from './evidence-source.ts'
import { keepFile } from './keep-file.ts'
import { type EvidenceId, type Execution, type ExecutionId, type NewEvidence, openStates } from './model.ts'
import { findExecution, takeStep } from './move-execution.ts'
import type { PlanProblem } from './plan-problem.ts'
import './tables.ts'

export interface Attachment {
  /** All of one node: one fact may close many rows. */
  readonly executions: readonly ExecutionId[]
  readonly evidence: NewEvidence
}

/** Puts evidence beside executions that are open, and takes up those that nobody has begun. */
export async function attachEvidence(
  tx: WriteTx,
  act: Act,
  sources: readonly EvidenceSource[],
  { executions, evidence }: Attachment,
): Promise<Result<EvidenceId, PlanProblem>> {
  const found = await Promise.all([...new Set(executions)].map((id) => findExecution(tx, id)))
  const open: { readonly execution: Execution; readonly nodePath: string }[] = []
  for (const each of found) {
    if (each === undefined) return err({ kind: 'no-such-execution' })
    if (each.planStatus !== 'in-force') return err({ kind: 'not-in-force' })
    if (!openStates.includes(each.execution.state)) return err({ kind: 'evidence-closed' })
    open.push(each)
  }
  const [first] = open
  if (first === undefined || open.some((each) => each.execution.node !== first.execution.node)) {
    return err({ kind: 'no-such-execution' })
  }
  const kept = await keepEvidence(tx, act, sources, first.execution.node, evidence)
  if (!kept.ok) return kept

  for (const { execution } of open) {
    await tx
      .insertInto('plan_evidence_use')
      .values({ execution_id: execution.id, evidence_id: kept.value, at: act.at, by: act.actor })
      .onConflict((conflict) => conflict.columns(['execution_id', 'evidence_id']).doNothing())
      .execute()
    if (execution.state !== 'not-started') continue
    const next = { ...execution, state: 'in-work', remark: null, changedAt: act.at, changedBy: act.actor } as const
    // Somebody who took it up at this very moment made the same step.
    await takeStep(tx, act, execution, { ...next, version: execution.version + 1 }, 'start')
  }
  await appendAudit(tx, {
    ...act,
    action: 'plan.attach-evidence',
    nodePath: first.nodePath,
    subject: kept.value,
    details: { kind: evidence.kind, executions: open.map(({ execution }) => execution.id) },
  })
  return ok(kept.value)
}

async function keepEvidence(
  tx: WriteTx,
  act: Act,
  sources: readonly EvidenceSource[],
  node: NodeId,
  evidence: NewEvidence,
): Promise<Result<EvidenceId, PlanProblem>> {
  const insert = async (row: {
    kind: 'file' | 'link' | 'object'
    title: string
    url?: string
    source?: string
    object_id?: string
  }): Promise<EvidenceId> => {
    const id = newId<EvidenceId>()
    await tx
      .insertInto('plan_evidence')
      .values({
        url: null,
        source: null,
        object_id: null,
        ...row,
        id,
        node_id: node,
        added_at: act.at,
        added_by: act.actor,
      })
      .execute()
    return id
  }
  switch (evidence.kind) {
    case 'file': {
      if (evidence.bytes.byteLength === 0) return err({ kind: 'empty-file' })
      const id = await insert({ kind: 'file', title: evidence.fileName })
      await addRevision(tx, act, id, 1, evidence)
      return ok(id)
    }
    case 'revision': {
      if (evidence.bytes.byteLength === 0) return err({ kind: 'empty-file' })
      const newest = await newestRevision(tx, evidence.evidence, node)
      if (newest === undefined) return err({ kind: 'no-such-evidence' })
      await addRevision(tx, act, evidence.evidence, newest + 1, evidence)
      return ok(evidence.evidence)
    }
    case 'link': {
      const url = evidence.url.trim()
      if (!isWebLink(url)) return err({ kind: 'bad-link' })
      const title = evidence.title.trim()
      return ok(await insert({ kind: 'link', title: title === '' ? url : title, url }))
    }
    case 'object': {
      const source = sources.find((each) => each.id === evidence.source)
      const object = await source?.find(tx, { node, objectId: evidence.objectId })
      if (source === undefined || object === undefined) return err({ kind: 'no-such-evidence' })
      return ok(await insert({ kind: 'object', title: object.title, source: source.id, object_id: object.objectId }))
    }
    case 'existing': {
      const there = await tx
        .selectFrom('plan_evidence')
        .select('id')
        .where('id', '=', evidence.evidence)
        .where('node_id', '=', node)
        .executeTakeFirst()
      return there === undefined ? err({ kind: 'no-such-evidence' }) : ok(there.id)
    }
    default:
      return evidence satisfies never
  }
}

async function addRevision(
  tx: WriteTx,
  act: Act,
  evidence: EvidenceId,
  revision: number,
  { fileName, bytes, note }: { readonly fileName: string; readonly bytes: Uint8Array; readonly note?: string },
): Promise<void> {
  const file = await keepFile(tx, act, { name: fileName, bytes })
  await tx
    .insertInto('plan_evidence_revision')
    .values({ evidence_id: evidence, revision, file_id: file, note: note ?? null, at: act.at, by: act.actor })
    .execute()
}

async function newestRevision(tx: ReadTx, evidence: EvidenceId, node: NodeId): Promise<number | undefined> {
  const row = await tx
    .selectFrom('plan_evidence as e')
    .innerJoin('plan_evidence_revision as r', 'r.evidence_id', 'e.id')
    .select('r.revision')
    .where('e.id', '=', evidence)
    .where('e.node_id', '=', node)
    .orderBy('r.revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.revision
}

function isWebLink(text: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text)
}

import type { Role } from '#access/model'
import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { keepFile } from '../keep-file.ts'
import type { PlanRecordId } from '../model.ts'
import { type LoadedTarget, loadTarget, type TargetPlace } from './load-target.ts'
import { recordsTarget, schoolsWithRecordsTarget } from './record-targets.ts'
import type { TargetProblem } from './target-problem.ts'
import './tables.ts'

export interface NewRecord extends TargetPlace {
  /** Whose fact it is. */
  readonly node: NodeId
  readonly role: Role
  readonly what: string
  readonly amount: number
  readonly date: IsoDate
  /** What the document is, in words. */
  readonly document: string
  readonly evidence:
    | { readonly kind: 'file'; readonly fileName: string; readonly bytes: Uint8Array }
    | { readonly kind: 'link'; readonly url: string }
    | { readonly kind: 'none' }
}

const mostAmount = 100_000

/** A fact with its document: what counts is what can be shown, never a number that was only typed. */
export async function addRecord(
  tx: WriteTx,
  act: Act,
  record: NewRecord,
): Promise<Result<PlanRecordId, TargetProblem>> {
  const found = await loadTarget(tx, record)
  if (found === undefined) return err({ kind: 'no-such-target' })
  if (found.plan.status !== 'in-force') return err({ kind: 'not-in-force' })
  const { source } = found.binding
  if (source !== recordsTarget.id && source !== schoolsWithRecordsTarget.id) return err({ kind: 'not-of-records' })
  if (!(await isAsked(tx, found, record.node))) return err({ kind: 'not-your-target' })
  const problem = findProblem(record, act.at.slice(0, 10))
  if (problem !== undefined) return err(problem)

  const id = newId<PlanRecordId>()
  const { evidence } = record
  const file =
    evidence.kind === 'file' ? await keepFile(tx, act, { name: evidence.fileName, bytes: evidence.bytes }) : null
  await tx
    .insertInto('plan_record')
    .values({
      id,
      measure_id: record.measure,
      target: record.target,
      node_id: record.node,
      what: record.what.trim(),
      amount: record.amount,
      on_date: record.date,
      document: record.document.trim(),
      url: evidence.kind === 'link' ? evidence.url.trim() : null,
      file_id: file,
      by_role: record.role,
      added_at: act.at,
      added_by: act.actor,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_why: null,
    })
    .execute()
  const node = await getNode(tx, record.node)
  await appendAudit(tx, {
    ...act,
    action: 'plan.add-record',
    nodePath: node?.path ?? '',
    subject: id,
    details: { measure: record.measure, what: record.what, amount: record.amount, date: record.date },
  })
  return ok(id)
}

/** Takes a fact back with the reason; it stays on view and no longer counts. */
export async function withdrawRecord(
  tx: WriteTx,
  act: Act,
  { record: id, why }: { readonly record: PlanRecordId; readonly why: string },
): Promise<Result<void, TargetProblem>> {
  const record = await tx.selectFrom('plan_record').selectAll().where('id', '=', id).executeTakeFirst()
  if (record === undefined) return err({ kind: 'no-such-record' })
  const found = await loadTarget(tx, { measure: record.measure_id, target: record.target })
  if (found?.plan.status !== 'in-force') return err({ kind: 'not-in-force' })
  const reason = why.trim()
  if (reason === '') return err({ kind: 'empty-field', label: 'причина' })
  const taken = await tx
    .updateTable('plan_record')
    .set({ withdrawn_at: act.at, withdrawn_by: act.actor, withdrawn_why: reason })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return err({ kind: 'already-withdrawn' })
  const node = await getNode(tx, record.node_id)
  await appendAudit(tx, {
    ...act,
    action: 'plan.withdraw-record',
    nodePath: node?.path ?? '',
    subject: id,
    details: { measure: record.measure_id, amount: record.amount, why: reason },
  })
  return ok(undefined)
}

function findProblem(record: NewRecord, today: IsoDate): TargetProblem | undefined {
  const { what, amount, date, document, evidence } = record
  if (what.trim() === '') return { kind: 'empty-field', label: 'что сделано' }
  if (!Number.isInteger(amount) || amount < 1 || amount > mostAmount) return { kind: 'bad-amount', most: mostAmount }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) return { kind: 'bad-date' }
  if (date > today) return { kind: 'future-date' }
  if (document.trim() === '') return { kind: 'empty-field', label: 'какой документ' }
  switch (evidence.kind) {
    case 'none':
      return { kind: 'no-document' }
    case 'file':
      return evidence.bytes.byteLength === 0 ? { kind: 'no-document' } : undefined
    case 'link':
      return /^https?:\/\/[^\s/]+/.test(evidence.url.trim()) && URL.canParse(evidence.url.trim())
        ? undefined
        : { kind: 'bad-link' }
    default:
      return evidence satisfies never
  }
}

/**
 * Work that is given to schools is told by those who have it; of work that the authority does itself, a course for
 * teachers, every school of the plan tells its own part.
 */
async function isAsked(tx: ReadTx, { plan, measure }: LoadedTarget, id: NodeId): Promise<boolean> {
  if (plan.node === id) return true
  const authority = await getNode(tx, plan.node)
  const node = await getNode(tx, id)
  if (authority === undefined || node === undefined || !node.path.startsWith(authority.path)) return false
  if (measure.scope === 'own') return true
  const row = await tx
    .selectFrom('plan_execution')
    .select('id')
    .where('measure_id', '=', measure.id)
    .where('node_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

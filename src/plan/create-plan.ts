import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode, listSubtree } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { insertRows } from './insert-rows.ts'
import { keepFile } from './keep-file.ts'
import { rowOfMeasure } from './measure-row.ts'
import { loadPlan } from './load-plan.ts'
import type {
  DocumentHead,
  Plan,
  PlanDecisions,
  PlanFileId,
  PlanId,
  PlanMeasure,
  PlanReading,
  PlanUploadId,
} from './model.ts'
import type { PlanProblem } from './plan-problem.ts'
import { type BuiltRevision, buildRevision } from './revising/build-revision.ts'
import { measuresOf } from './revising/load-turns.ts'
import { readCorrection } from './revising/read-correction.ts'
import { rowsOfReading } from './rows-of-reading.ts'
import './tables.ts'

export interface NewPlan {
  readonly node: NodeId
  readonly reading: PlanReading
  readonly fileName: string
  /** The document itself; left out where the plan was not read from a file, and where `upload` keeps it already. */
  readonly bytes?: Uint8Array
  /** The document that waited; it waits no more. */
  readonly upload?: PlanUploadId
  readonly decisions: PlanDecisions
}

/** A draft of everything that was read: every clause and measure becomes a row, and unread text is kept beside them. */
export async function createPlanFromReading(
  tx: WriteTx,
  act: Act,
  request: NewPlan,
): Promise<Result<PlanId, PlanProblem>> {
  const { reading, decisions } = request
  const { head, clauses, measures } = reading
  const node = await getNode(tx, request.node)
  if (node === undefined) return err({ kind: 'no-such-plan' })
  if (clauses.length + measures.length === 0) return err({ kind: 'nothing-read' })
  const replaced = decisions.replaces === undefined ? undefined : await loadPlan(tx, decisions.replaces)
  if (decisions.replaces !== undefined && !isCorrectable(replaced, node.id)) return err({ kind: 'no-such-plan' })

  const id = newId<PlanId>()
  const built = replaced === undefined ? undefined : await reviseFrom(tx, { id, node, former: replaced, request })
  const rows = built?.rows ?? rowsOfReading(reading, { plan: id, kind: node.kind, decisions })
  const period = built?.period ?? head.period
  const foreign = await findForeignSchools(tx, rows, node)
  if (foreign !== undefined) return err({ kind: 'foreign-schools', measure: foreign.text })
  const file = await keepDocument(tx, act, request)
  if (file === 'gone') return err({ kind: 'already-uploaded' })

  const title = decisions.title ?? titleOf(replaced, head) ?? request.fileName
  await tx
    .insertInto('plan')
    .values({
      id,
      node_id: node.id,
      title,
      period_start: period.start,
      period_end: period.end,
      order_number: decisions.orderNumber ?? head.number,
      order_date: decisions.orderDate ?? head.date,
      authority: head.authority,
      signatory: head.signatory,
      preamble: head.preamble,
      status: 'draft',
      revision: (replaced?.revision ?? 0) + 1,
      replaces_id: decisions.replaces ?? null,
      file_name: request.fileName,
      file_id: file,
      unread: JSON.stringify(built?.unread ?? reading.unread),
      warnings: JSON.stringify(reading.warnings),
      created_at: act.at,
      created_by: act.actor,
      in_force_at: null,
      in_force_by: null,
    })
    .execute()
  await insertRows(rows.map(rowOfMeasure), (batch) => tx.insertInto('plan_measure').values(batch).execute())
  const pairs = [...(built?.replaced ?? [])].map(([measure, former]) => ({
    measure_id: measure,
    plan_id: id,
    replaced_id: former,
  }))
  await insertRows(pairs, (batch) => tx.insertInto('plan_measure_pair').values(batch).execute())
  await appendAudit(tx, {
    ...act,
    action: 'plan.create',
    nodePath: node.path,
    subject: id,
    details: { title, file: request.fileName, clauses: clauses.length, measures: measures.length },
  })
  return ok(id)
}

/** A plan in force of the same node; what was superseded is corrected through what superseded it. */
const isCorrectable = (plan: Plan | undefined, node: NodeId): boolean =>
  plan !== undefined && plan.node === node && plan.status === 'in-force'

/** A correcting order of single clauses is called by its plan, not by itself. */
const titleOf = (former: Plan | undefined, head: DocumentHead): string | null =>
  head.planTitle ?? former?.title ?? head.title

async function reviseFrom(
  tx: ReadTx,
  made: {
    readonly id: PlanId
    readonly node: OrganisationNode
    readonly former: Plan
    readonly request: NewPlan
  },
): Promise<BuiltRevision> {
  const { id, node, former, request } = made
  const { reading, decisions } = request
  return buildRevision({
    id,
    kind: node.kind,
    reading,
    former,
    measures: await measuresOf(tx, former.id),
    form: decisions.revisionForm ?? readCorrection(reading)?.form ?? 'whole',
    decisions,
  })
}

async function keepDocument(
  tx: WriteTx,
  act: Act,
  { bytes, fileName, upload, node }: NewPlan,
): Promise<PlanFileId | null | 'gone'> {
  if (upload !== undefined) {
    const waiting = await tx
      .deleteFrom('plan_upload')
      .where('id', '=', upload)
      .where('node_id', '=', node)
      .returning('file_id')
      .executeTakeFirst()
    return waiting?.file_id ?? 'gone'
  }
  return bytes === undefined ? null : keepFile(tx, act, { name: fileName, bytes })
}

async function findForeignSchools(
  tx: ReadTx,
  rows: readonly PlanMeasure[],
  node: OrganisationNode,
): Promise<PlanMeasure | undefined> {
  if (rows.every((row) => row.schools.length === 0)) return undefined
  const own = new Set((await listSubtree(tx, node.path, 'school')).map((school) => school.id))
  return rows.find((row) => row.schools.some((school) => !own.has(school)))
}

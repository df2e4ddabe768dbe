import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode, listSubtree } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { insertRows } from './insert-rows.ts'
import { keepFile } from './keep-file.ts'
import { rowOfMeasure } from './measure-row.ts'
import type {
  Clause,
  Measure,
  MeasureDecision,
  PlanDecisions,
  PlanFileId,
  PlanId,
  PlanMeasure,
  PlanMeasureId,
  PlanReading,
  PlanUploadId,
} from './model.ts'
import type { PlanProblem } from './plan-problem.ts'
import { suggestDecision } from './suggest-decision.ts'
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
  const replaced = decisions.replaces === undefined ? undefined : await findReplaced(tx, decisions.replaces, node.id)
  if (decisions.replaces !== undefined && replaced === undefined) return err({ kind: 'no-such-plan' })

  const id = newId<PlanId>()
  const rows = [
    ...clauses.map((clause, index) => rowOfClause(clause, index, decisions.clauses?.[index], id, node)),
    ...measures.map((measure, index) =>
      rowOfRow(measure, clauses.length + index, decisions.measures?.[measure.order], id, node),
    ),
  ]
  const foreign = await findForeignSchools(tx, rows, node)
  if (foreign !== undefined) return err({ kind: 'foreign-schools', measure: foreign.text })
  const file = await keepDocument(tx, act, request)
  if (file === 'gone') return err({ kind: 'already-uploaded' })

  const title = decisions.title ?? head.planTitle ?? head.title ?? request.fileName
  await tx
    .insertInto('plan')
    .values({
      id,
      node_id: node.id,
      title,
      period_start: head.period.start,
      period_end: head.period.end,
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
      unread: JSON.stringify(reading.unread),
      warnings: JSON.stringify(reading.warnings),
      created_at: act.at,
      created_by: act.actor,
      in_force_at: null,
      in_force_by: null,
    })
    .execute()
  await insertRows(rows.map(rowOfMeasure), (batch) => tx.insertInto('plan_measure').values(batch).execute())
  await appendAudit(tx, {
    ...act,
    action: 'plan.create',
    nodePath: node.path,
    subject: id,
    details: { title, file: request.fileName, clauses: clauses.length, measures: measures.length },
  })
  return ok(id)
}

function findReplaced(tx: ReadTx, id: PlanId, node: NodeId): Promise<{ revision: number } | undefined> {
  return tx
    .selectFrom('plan')
    .select('revision')
    .where('id', '=', id)
    .where('node_id', '=', node)
    .where('status', '=', 'in-force')
    .executeTakeFirst()
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

function rowOfClause(
  clause: Clause,
  index: number,
  decision: MeasureDecision | undefined,
  plan: PlanId,
  node: OrganisationNode,
): PlanMeasure {
  return {
    ...decided(clause, decision, node),
    id: newId<PlanMeasureId>(),
    plan,
    origin: 'clause',
    position: index + 1,
    section: null,
    number: clause.number,
    text: clause.text,
    items: [],
    deadline: clause.deadline,
    responsible: clause.responsible,
    participants: null,
    result: null,
    targets: [],
    places: clause.places,
    version: 1,
  }
}

function rowOfRow(
  measure: Measure,
  index: number,
  decision: MeasureDecision | undefined,
  plan: PlanId,
  node: OrganisationNode,
): PlanMeasure {
  return {
    ...decided(measure, decision, node),
    id: newId<PlanMeasureId>(),
    plan,
    origin: 'measure',
    position: index + 1,
    section: measure.section,
    number: measure.number,
    text: measure.text,
    items: measure.items,
    deadline: measure.deadline,
    responsible: measure.responsible,
    participants: measure.participants,
    result: measure.result,
    targets: measure.targets,
    places: Object.values(measure.places).flat(),
    version: 1,
  }
}

function decided(row: Measure | Clause, decision: MeasureDecision = {}, node: OrganisationNode) {
  const suggested = suggestDecision(row, node.kind)
  const scope = decision.scope ?? suggested.scope
  return {
    kind: decision.kind ?? suggested.kind,
    tracked: decision.tracked ?? suggested.tracked,
    scope,
    schools: scope === 'named-schools' ? (decision.schools ?? []) : [],
    ownerRole: decision.ownerRole ?? suggested.ownerRole,
    owner: decision.owner ?? null,
    controlRule: decision.controlRule ?? suggested.controlRule,
    minutes: decision.minutes ?? null,
  }
}

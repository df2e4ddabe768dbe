import type { Role } from '#access/model'
import { type Act, appendAudit } from '#audit'
import { loadCalendar } from '#calendar'
import type { ReadTx, WriteTx } from '#db'
import { printParts, readDeadline, russianWorkingDays } from '#deadlines'
import type { Deadline, Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode, listSubtree } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { duesByExecutor, expansionFor, type PlanTerms } from './dues-by-executor.ts'
import { executorsOf } from './executors-of.ts'
import { fanOut } from './fan-out.ts'
import { insertRows } from './insert-rows.ts'
import { rowOfMeasure } from './measure-row.ts'
import type { MeasureScope, PlanId, PlanMeasure, PlanMeasureId } from './model.ts'
import { newExecution } from './new-execution.ts'
import type { PlanProblem } from './plan-problem.ts'
import { suggestKind } from './suggest-kind.ts'
import './tables.ts'

/** What a meeting decided, to be carried out by a plan that is in force already. */
export interface DecidedMeasure {
  readonly plan: PlanId
  /** Under which the plan lists it: «Решения совещаний». */
  readonly section: string
  /** Of the decision: «3/1», the first of minutes № 3. */
  readonly number: string
  readonly text: string
  /** As the minutes word it; null where they name none. */
  readonly deadlineText: string | null
  readonly decidedOn: IsoDate
  readonly responsible: readonly string[]
  readonly scope: MeasureScope
  /** Of `named-schools`; empty otherwise. */
  readonly schools: readonly NodeId[]
  readonly ownerRole: Role
}

export interface AddedMeasure {
  readonly measure: PlanMeasureId
  readonly executions: number
  /** Of those: without a date until somebody dates their event. */
  readonly waiting: number
}

/** Adds a row to a plan in force and fans it out at once: what was decided is work from the moment it is written down. */
export async function addDecidedMeasure(
  tx: WriteTx,
  act: Act,
  decided: DecidedMeasure,
): Promise<Result<AddedMeasure, PlanProblem>> {
  const plan = await tx
    .selectFrom('plan')
    .select(['id', 'node_id', 'status', 'period_start', 'period_end'])
    .where('id', '=', decided.plan)
    .executeTakeFirst()
  const node = plan === undefined ? undefined : await getNode(tx, plan.node_id)
  if (plan === undefined || node === undefined) return err({ kind: 'no-such-plan' })
  if (plan.status !== 'in-force') return err({ kind: 'not-in-force' })
  const text = decided.text.trim()
  if (text === '') return err({ kind: 'empty-text' })
  const executors = await findExecutors(tx, node, decided)
  if (!executors.ok) return executors

  const period = { start: plan.period_start, end: plan.period_end }
  const measure: PlanMeasure = {
    id: newId<PlanMeasureId>(),
    plan: plan.id,
    origin: 'decision',
    position: (await lastPosition(tx, plan.id)) + 1,
    section: decided.section,
    number: decided.number,
    text,
    items: [],
    deadline:
      decided.deadlineText === null
        ? null
        : readDeadline(decided.deadlineText, {
            period,
            workingDays: russianWorkingDays,
            approved: decided.decidedOn,
          }),
    controlRule: 'period-end',
    responsible: decided.responsible,
    participants: null,
    result: null,
    targets: [],
    places: [],
    kind: suggestKind(text),
    tracked: true,
    scope: decided.scope,
    schools: decided.scope === 'named-schools' ? decided.schools : [],
    ownerRole: decided.ownerRole,
    owner: null,
    minutes: null,
    version: 1,
  }
  await tx.insertInto('plan_measure').values(rowOfMeasure(measure)).execute()
  const terms: PlanTerms = { period, approved: decided.decidedOn }
  const duesOf = duesByExecutor(measure, terms, await loadCalendar(tx, node.path))
  const rows = executors.value.flatMap((executor) =>
    duesOf(executor).map((due) => newExecution(act, measure, { planNode: node.id, node: executor, due })),
  )
  await insertRows(rows, (batch) => tx.insertInto('plan_execution').values(batch).execute())
  await appendAudit(tx, {
    ...act,
    action: 'plan.add-decided-measure',
    nodePath: node.path,
    subject: measure.id,
    details: { plan: plan.id, number: decided.number, text, executions: rows.length },
  })
  const waiting = rows.filter((row) => row.waits_for !== null).length
  return ok({ measure: measure.id, executions: rows.length, waiting })
}

/** What the words of a decision's deadline mean, before anybody is bound by them. */
export interface DecidedDeadline {
  /** In plain Russian; empty where nothing was read. */
  readonly understood: string
  /** The dates of control, in their order. */
  readonly controls: readonly IsoDate[]
  /** Why a date is missing, and what looks wrong. */
  readonly remarks: readonly string[]
  readonly unread: string
}

export interface DeadlineQuestion {
  readonly text: string
  /** Of the node whose plan it will stand in: its calendar dates the events. */
  readonly nodePath: string
  readonly period: Stretch
  readonly decidedOn: IsoDate
}

/** The reading that `addDecidedMeasure` will make, for the person who is still writing. */
export async function previewDecidedDeadline(
  tx: ReadTx,
  { text, nodePath, period, decidedOn }: DeadlineQuestion,
): Promise<DecidedDeadline> {
  const context = expansionFor({ period, approved: decidedOn }, await loadCalendar(tx, nodePath))
  const deadline: Deadline | null = text.trim() === '' ? null : readDeadline(text, context)
  const dues = fanOut({ items: [], deadline, controlRule: 'period-end' }, context)
  return {
    understood: deadline === null ? '' : printParts(deadline.parts.filter(({ kind }) => kind !== 'unknown')),
    controls: dues.flatMap(({ control }) => (control === null ? [] : [control])),
    remarks: [
      ...dues.flatMap(({ control, reason }) => (control === null || deadline === null ? [reason] : [])),
      ...(deadline?.warnings.map(({ sentence }) => sentence) ?? []),
    ],
    unread: deadline?.unread ?? '',
  }
}

async function findExecutors(
  tx: ReadTx,
  node: OrganisationNode,
  decided: DecidedMeasure,
): Promise<Result<readonly NodeId[], PlanProblem>> {
  const own =
    node.kind === 'school' ? [node.id] : (await listSubtree(tx, node.path, 'school')).map((school) => school.id)
  if (decided.scope === 'named-schools' && decided.schools.some((school) => !own.includes(school))) {
    return err({ kind: 'foreign-schools', measure: decided.text })
  }
  const executors = executorsOf(decided, node.id, own)
  return executors.length === 0 ? err({ kind: 'no-schools', measure: decided.text }) : ok(executors)
}

async function lastPosition(tx: ReadTx, plan: PlanId): Promise<number> {
  const { last } = await tx
    .selectFrom('plan_measure')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('plan_id', '=', plan)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

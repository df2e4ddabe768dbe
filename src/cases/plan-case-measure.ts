import type { Role } from '#access/model'
import type { Act } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode, listAncestors } from '#organisations'
import type { NodeId } from '#organisations/model'
import { addDecidedMeasure, planProblemSentence } from '#plan'
import type { PlanId, PlanMeasureId } from '#plan/model'
import { type CaseChange, caseToChange, writeCase } from './change-case.ts'
import type { CaseProblem } from './model.ts'
import './tables.ts'

export interface NewCaseMeasure extends CaseChange {
  readonly plan: PlanId
  readonly text: string
  readonly deadlineText: string
  readonly ownerRole: Role
}

/** The rows' own section of the plan. */
const section = 'Меры по областям внимания'

/** Hands a measure to a plan in force: from then on it is work like any other, and the case shows how far it is. */
export async function planCaseMeasure(
  tx: WriteTx,
  act: Act,
  measure: NewCaseMeasure,
): Promise<Result<PlanMeasureId, CaseProblem>> {
  const current = await caseToChange(tx, measure, ['decided'])
  if (!current.ok) return current
  const text = measure.text.trim()
  if (text === '') return err({ kind: 'text-needed' })
  const plans = await plansFor(tx, current.value.school)
  if (!plans.some(({ id }) => id === measure.plan)) return err({ kind: 'no-such-plan' })
  const { count } = await tx
    .selectFrom('school_case_measure')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('plan_id', '=', measure.plan)
    .executeTakeFirstOrThrow()
  const added = await addDecidedMeasure(tx, act, {
    plan: measure.plan,
    section,
    number: `Д-${count + 1}`,
    text,
    deadlineText: measure.deadlineText.trim() === '' ? null : measure.deadlineText.trim(),
    decidedOn: act.at.slice(0, 10),
    responsible: [],
    scope: 'named-schools',
    schools: [current.value.school],
    ownerRole: measure.ownerRole,
  })
  if (!added.ok) return err({ kind: 'plan-refused', sentence: planProblemSentence(added.error) })
  await tx
    .insertInto('school_case_measure')
    .values({ case_id: measure.case, plan_id: measure.plan, measure_id: added.value.measure })
    .execute()
  await writeCase(tx, act, current.value, { action: 'plan', auditAction: 'cases.plan', remark: text, set: {} })
  return ok(added.value.measure)
}

/** Plans in force of the authorities above the school. */
export async function plansFor(
  tx: ReadTx,
  school: NodeId,
): Promise<readonly { readonly id: PlanId; readonly title: string }[]> {
  const node = await getNode(tx, school)
  if (node === undefined) return []
  const above = (await listAncestors(tx, node.path)).map(({ id }) => id).filter((id) => id !== school)
  if (above.length === 0) return []
  return tx
    .selectFrom('plan')
    .select(['id', 'title'])
    .where('node_id', 'in', above)
    .where('status', '=', 'in-force')
    .orderBy('period_end', 'desc')
    .execute()
}

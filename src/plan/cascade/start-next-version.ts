import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { loadPlan } from '../load-plan.ts'
import { rowOfMeasure } from '../measure-row.ts'
import type { DerivedRow, PlanId, PlanMeasureId } from '../model.ts'
import { findCurrentPlan } from './current-plan.ts'
import { measuresOfSchool } from './derive-school-plan.ts'
import { listVersions } from './find-versions.ts'
import { insertSchoolPlan, insertSchoolPlanRows, type NewSchoolPlanRow } from './insert-school-plan.ts'
import { listSchoolPlanRows } from './list-school-plan-rows.ts'
import { loadSchoolPlan } from './load-school-plan.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'

/**
 * The draft of the next version of an accepted plan, by the municipal plan as it stands now: what the school decided of a
 * row goes over to the same row, new rows of the municipal plan come in, those that are gone go.
 */
export async function startNextVersion(tx: WriteTx, act: Act, id: PlanId): Promise<Result<PlanId, SchoolPlanProblem>> {
  const plan = await loadSchoolPlan(tx, id)
  if (plan === undefined) return err({ kind: 'no-such-plan' })
  if (plan.status !== 'in-force') return err({ kind: 'wrong-state', state: plan.state })
  const current = await findCurrentPlan(tx, plan.parent)
  const parent = current === undefined ? undefined : await loadPlan(tx, current)
  if (parent === undefined) return err({ kind: 'not-in-force' })
  const versions = (await listVersions(tx, parent.id, plan.node)).get(plan.node) ?? []
  if (versions.some(({ status }) => status === 'draft')) return err({ kind: 'already-there' })

  const { derived, own } = await listSchoolPlanRows(tx, { plan: plan.id, school: plan.node })
  const measures = await measuresOfSchool(tx, parent, plan.node)
  const next = newId<PlanId>()
  await insertSchoolPlan(tx, act, {
    id: next,
    parent,
    school: plan.node,
    title: plan.title,
    replaces: { id: plan.id, revision: plan.revision },
    rows: measures.map((measure) => derivedAgain(measure, derived)),
  })
  const rows: NewSchoolPlanRow[] = []
  for (const [index, { measure }] of own.entries()) {
    const id = newId<PlanMeasureId>()
    const position = index + 1
    const copy = { ...measure, id, plan: next, position, number: `Ш${position}`, version: 1 }
    await tx.insertInto('plan_measure').values(rowOfMeasure(copy)).execute()
    rows.push({ kind: 'own', measure: id, carries: measure.id })
  }
  await insertSchoolPlanRows(tx, next, rows)
  const node = await getNode(tx, plan.node)
  await appendAudit(tx, {
    ...act,
    action: 'plan.derive-school-plan',
    nodePath: node?.path ?? '',
    subject: next,
    details: { parent: parent.id, replaces: plan.id, rows: measures.length, own: own.length },
  })
  return ok(next)
}

function derivedAgain(measure: PlanMeasureId, before: readonly DerivedRow[]): NewSchoolPlanRow {
  const row = before.find((each) => each.measure.id === measure)
  if (row === undefined) return { kind: 'derived', measure }
  const { owner, ownDate, leadDays, note } = row
  return { kind: 'derived', measure, owner, ownDate, leadDays, note }
}

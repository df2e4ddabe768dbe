import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { loadMeasure } from '../load-measure.ts'
import type { DerivedRowFields, PlanId, PlanMeasureId } from '../model.ts'
import { findEditablePlan } from './find-plan-for-step.ts'
import { findOwner } from './own-row.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'
import './tables.ts'

const mostLeadDays = 365

export interface DerivedRowEdit {
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  readonly version: number
  readonly fields: DerivedRowFields
}

/** How the school carries out what the municipal plan gives it: by whom, by what day of its own, in what way. */
export async function editDerivedRow(
  tx: WriteTx,
  act: Act,
  { plan: id, measure, version, fields }: DerivedRowEdit,
): Promise<Result<void, SchoolPlanProblem>> {
  const plan = await findEditablePlan(tx, id)
  if (!plan.ok) return plan
  const row = await tx
    .selectFrom('school_plan_row')
    .select('version')
    .where('plan_id', '=', id)
    .where('measure_id', '=', measure)
    .where('kind', '=', 'derived')
    .executeTakeFirst()
  const current = await loadMeasure(tx, measure)
  if (row === undefined || current === undefined) return err({ kind: 'no-such-row' })
  if (row.version !== version) return err({ kind: 'stale-row', current })
  const problem = findDateProblem(fields, await controlDates(tx, plan.value.node, measure))
  if (problem !== undefined) return err(problem)
  const owner = await findOwner(tx, plan.value.node, fields.owner)
  if (!owner.ok) return owner

  const note = fields.note?.trim() ?? ''
  const written = await tx
    .updateTable('school_plan_row')
    .set({
      owner_id: fields.owner,
      own_date: fields.ownDate,
      lead_days: fields.leadDays,
      note: note === '' ? null : note,
      version: version + 1,
    })
    .where('plan_id', '=', id)
    .where('measure_id', '=', measure)
    .where('version', '=', version)
    .executeTakeFirst()
  if (written.numUpdatedRows === 0n) return err({ kind: 'stale-row', current })
  const node = await getNode(tx, plan.value.node)
  await appendAudit(tx, {
    ...act,
    action: 'plan.edit-school-plan',
    nodePath: node?.path ?? '',
    subject: measure,
    details: { plan: id, change: 'derived', ...fields },
  })
  return ok(undefined)
}

function findDateProblem(fields: DerivedRowFields, controls: readonly IsoDate[]): SchoolPlanProblem | undefined {
  const { ownDate, leadDays } = fields
  if (leadDays !== null && (!Number.isInteger(leadDays) || leadDays < 0 || leadDays > mostLeadDays)) {
    return { kind: 'bad-number', label: `На сколько дней раньше (не больше ${mostLeadDays})` }
  }
  if (ownDate === null) return undefined
  if (!/^\d{4}-\d{2}-\d{2}$/.test(ownDate) || Number.isNaN(Date.parse(ownDate))) return { kind: 'bad-date' }
  const last = controls.at(-1)
  return last !== undefined && ownDate > last ? { kind: 'later-than-control', control: last } : undefined
}

async function controlDates(tx: ReadTx, school: NodeId, measure: PlanMeasureId): Promise<readonly IsoDate[]> {
  const rows = await tx
    .selectFrom('plan_execution')
    .select('control_date')
    .where('measure_id', '=', measure)
    .where('node_id', '=', school)
    .where('control_date', 'is not', null)
    .orderBy('control_date')
    .execute()
  return rows.flatMap((row) => (row.control_date === null ? [] : [row.control_date]))
}

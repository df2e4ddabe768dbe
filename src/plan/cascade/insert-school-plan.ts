import type { Act } from '#audit'
import type { WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { PersonId } from '#access/model'
import type { NodeId } from '#organisations/model'
import { insertRows } from '../insert-rows.ts'
import type { Plan, PlanId, PlanMeasureId } from '../model.ts'
import './tables.ts'

export interface NewSchoolPlan {
  readonly id: PlanId
  readonly parent: Plan
  readonly school: NodeId
  readonly title: string
  /** The version that this one follows. */
  readonly replaces: { readonly id: PlanId; readonly revision: number } | null
  readonly rows: readonly NewSchoolPlanRow[]
}

export interface NewSchoolPlanRow {
  readonly kind: 'derived' | 'own'
  readonly measure: PlanMeasureId
  readonly carries?: PlanMeasureId
  readonly owner?: PersonId | null
  readonly ownDate?: IsoDate | null
  readonly leadDays?: number | null
  readonly note?: string | null
}

/** Writes the draft with its review and its derived rows; own rows point at measures that the caller writes after it. */
export async function insertSchoolPlan(tx: WriteTx, act: Act, made: NewSchoolPlan): Promise<void> {
  const { id, parent, replaces } = made
  await tx
    .insertInto('plan')
    .values({
      id,
      node_id: made.school,
      title: made.title,
      period_start: parent.period.start,
      period_end: parent.period.end,
      order_number: null,
      order_date: null,
      authority: null,
      signatory: null,
      preamble: null,
      status: 'draft',
      revision: (replaces?.revision ?? 0) + 1,
      replaces_id: replaces?.id ?? null,
      parent_id: parent.id,
      file_name: made.title,
      file_id: null,
      unread: '[]',
      warnings: '[]',
      created_at: act.at,
      created_by: act.actor,
      in_force_at: null,
      in_force_by: null,
    })
    .execute()
  const state = { plan_id: id, remark: null, version: 1 } as const
  await tx
    .insertInto('school_plan')
    .values({ ...state, state: 'draft', changed_at: act.at, changed_by: act.actor })
    .execute()
  await tx
    .insertInto('school_plan_event')
    .values({ ...state, at: act.at, by: act.actor, step: 'derive' })
    .execute()
  await insertSchoolPlanRows(tx, id, made.rows)
}

export function insertSchoolPlanRows(tx: WriteTx, plan: PlanId, rows: readonly NewSchoolPlanRow[]): Promise<void> {
  const values = rows.map((row) => ({
    plan_id: plan,
    measure_id: row.measure,
    kind: row.kind,
    carries_id: row.carries ?? null,
    owner_id: row.owner ?? null,
    own_date: row.ownDate ?? null,
    lead_days: row.leadDays ?? null,
    note: row.note ?? null,
    remark: null,
    version: 1,
  }))
  return insertRows(values, (batch) => tx.insertInto('school_plan_row').values(batch).execute())
}

import type { PersonId } from '#access/model'
import type { PlanId, PlanMeasureId, ReviewState, ReviewStep } from '../model.ts'
import '../tables.ts'

declare module '#db/tables' {
  interface Tables {
    /** What a school's own plan has beside a plan: how far its review is. */
    school_plan: {
      plan_id: PlanId
      state: ReviewState
      remark: string | null
      changed_at: string
      changed_by: string
      version: number
    }
    /** Every step of the review; never changed. */
    school_plan_event: {
      plan_id: PlanId
      version: number
      at: string
      by: string
      step: ReviewStep
      remark: string | null
    }
    /** A row of a school's plan: `measure_id` is the municipal measure of a derived row, the school's of an own one. */
    school_plan_row: {
      plan_id: PlanId
      measure_id: PlanMeasureId
      kind: 'derived' | 'own'
      /** The row of the version before. */
      carries_id: PlanMeasureId | null
      owner_id: PersonId | null
      own_date: string | null
      lead_days: number | null
      note: string | null
      /** Of the authority, when it last returned the plan. */
      remark: string | null
      version: number
    }
  }
}

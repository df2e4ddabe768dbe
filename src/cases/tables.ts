import type { NodeId } from '#organisations/model'
import type { PlanId, PlanMeasureId } from '#plan/model'
import type { CaseAction, CaseDecision, CaseId, CaseState } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    school_case: {
      id: CaseId
      school_id: NodeId
      year: number
      state: CaseState
      screened_at: string
      school_q: number | null
      /** JSON of `CaseSign[]`. */
      signs: string
      official: string | null
      request: string | null
      /** ISO date. */
      request_due: string | null
      requested_at: string | null
      answer: string | null
      answered_at: string | null
      decision: CaseDecision | null
      decision_reason: string | null
      decided_at: string | null
      decided_by: string | null
      changed_at: string
      changed_by: string
      version: number
    }
    /** What was done with a case, never changed. */
    school_case_event: {
      case_id: CaseId
      version: number
      at: string
      by: string
      action: CaseAction
      remark: string | null
    }
    school_case_measure: {
      case_id: CaseId
      measure_id: PlanMeasureId
      plan_id: PlanId
    }
  }
}

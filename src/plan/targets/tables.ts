import type { Role } from '#access/model'
import type { NodeId } from '#organisations/model'
import type { PlanFileId, PlanMeasureId, PlanRecordId } from '../model.ts'
import '../tables.ts'

declare module '#db/tables' {
  interface Tables {
    /** Which records stand behind a number that a measure promises; `target` is its place among the measure's targets. */
    plan_target_binding: {
      measure_id: PlanMeasureId
      target: number
      source: string
      bound_at: string
      bound_by: string
      version: number
    }
    /** A fact that no other part of the product keeps, with its document. Withdrawn, never removed. */
    plan_record: {
      id: PlanRecordId
      measure_id: PlanMeasureId
      target: number
      node_id: NodeId
      what: string
      amount: number
      on_date: string
      /** What the document is: «Удостоверения, приказ № 14». */
      document: string
      url: string | null
      file_id: PlanFileId | null
      /** The role in which it was entered. */
      by_role: Role
      added_at: string
      added_by: string
      withdrawn_at: string | null
      withdrawn_by: string | null
      withdrawn_why: string | null
    }
  }
}

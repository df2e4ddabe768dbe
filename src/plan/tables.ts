import type { PersonId, Role } from '#access/model'
import type { NodeId } from '#organisations/model'
import type {
  ControlRule,
  EvidenceId,
  ExecutionField,
  ExecutionId,
  ExecutionState,
  ExecutionStep,
  MeasureEventKind,
  MeasureKind,
  MeasureOrigin,
  MeasureScope,
  PlanFileId,
  PlanId,
  PlanMeasureId,
  PlanStatus,
  PlanUploadId,
  SavedFilterId,
} from './model.ts'

declare module '#db/tables' {
  interface Tables {
    /** Bytes kept with a plan: its document or a revision of evidence. Never changed. */
    plan_file: {
      id: PlanFileId
      name: string
      sha256: string
      byte_length: number
      kept_at: string
      kept_by: string
    }
    /** A file in pieces, in base64. */
    plan_file_chunk: { file_id: PlanFileId; position: number; data: string }
    /** A document between its reading and its confirmation. */
    plan_upload: {
      id: PlanUploadId
      node_id: NodeId
      file_id: PlanFileId
      uploaded_at: string
      uploaded_by: string
    }
    plan: {
      id: PlanId
      node_id: NodeId
      title: string
      period_start: string
      period_end: string
      order_number: string | null
      order_date: string | null
      authority: string | null
      signatory: string | null
      preamble: string | null
      status: PlanStatus
      revision: number
      replaces_id: PlanId | null
      /** The municipal plan that a school's own plan comes from. */
      parent_id: PlanId | null
      file_name: string
      file_id: PlanFileId | null
      /** JSON `Passage[]`. */
      unread: string
      /** JSON `ReadingWarning[]`. */
      warnings: string
      created_at: string
      created_by: string
      in_force_at: string | null
      in_force_by: string | null
    }
    /** A row of the plan or a clause of its order. */
    plan_measure: {
      id: PlanMeasureId
      plan_id: PlanId
      position: number
      origin: MeasureOrigin
      section: string | null
      number: string | null
      text: string
      /** JSON `MeasureItem[]`. */
      items: string
      /** JSON `Deadline`, whose `text` is the wording of the document. */
      deadline: string | null
      control_rule: ControlRule
      /** JSON `string[]`. */
      responsible: string
      participants: string | null
      result: string | null
      /** JSON `Target[]`. */
      targets: string
      /** JSON `Place[]`. */
      places: string
      kind: MeasureKind
      tracked: number
      scope: MeasureScope
      /** JSON `NodeId[]`. */
      schools: string
      owner_role: Role
      owner_id: PersonId | null
      minutes: number | null
      version: number
    }
    /** One thing that one node does once. */
    plan_execution: {
      id: ExecutionId
      /** The node whose plan it is: first in the indexes, so that a sharded PostgreSQL can keep them. */
      plan_node_id: NodeId
      plan_id: PlanId
      measure_id: PlanMeasureId
      /** Index of the item; null where the measure has none. */
      item: number | null
      /** The node that does it. */
      node_id: NodeId
      state: ExecutionState
      start_date: string | null
      control_date: string | null
      reason: string
      waits_for: string | null
      /** The event it hangs on, dated or not; null where it hangs on none. */
      event: string | null
      /** The place of its part in the deadline of the measure; null in executions older than the calendar. */
      event_part: number | null
      owner_role: Role
      owner_id: PersonId | null
      remark: string | null
      changed_at: string
      changed_by: string
      version: number
    }
    /** Every step of every execution; never changed. */
    plan_execution_event: {
      execution_id: ExecutionId
      /** The version that the step made, so there is one of each. */
      version: number
      at: string
      by: string
      step: ExecutionStep
      from_state: ExecutionState
      to_state: ExecutionState
      remark: string | null
    }
    /** An execution got another date because its event did; never changed. */
    plan_execution_redating: {
      execution_id: ExecutionId
      /** The version that the change made. */
      version: number
      at: string
      by: string
      event: string
      from_date: string | null
      to_date: string | null
    }
    plan_evidence: {
      id: EvidenceId
      /** The node that handed it in. */
      node_id: NodeId
      kind: 'file' | 'link' | 'object'
      title: string
      url: string | null
      source: string | null
      object_id: string | null
      added_at: string
      added_by: string
    }
    plan_evidence_revision: {
      evidence_id: EvidenceId
      revision: number
      file_id: PlanFileId
      note: string | null
      at: string
      by: string
    }
    /** One piece of evidence may stand for several executions. */
    plan_evidence_use: { execution_id: ExecutionId; evidence_id: EvidenceId; at: string; by: string }
    /** Counts of executions that the store keeps by itself: see the step that made it. */
    plan_tally: {
      plan_id: PlanId
      measure_id: PlanMeasureId
      /** Empty where there is none. */
      control_date: string
      /** 1 where there is no date because an event has none. */
      waits: number
      state: ExecutionState
      executions: number
    }
    /** A change of an execution that is not a step; never changed. */
    plan_execution_change: {
      execution_id: ExecutionId
      /** The version that the change made, as a step makes one. */
      version: number
      at: string
      by: string
      field: ExecutionField
      from_value: string | null
      to_value: string | null
      reason: string | null
    }
    /** A selection of executions that a person gave a name. */
    plan_saved_filter: {
      id: SavedFilterId
      person_id: PersonId
      name: string
      /** Of the address, without the question mark. */
      query: string
      is_default: number
      created_at: string
    }
    /** The calendar that a person's own programs read; one for each person. */
    plan_feed: {
      person_id: PersonId
      /** SHA-256 of the token; the token itself is only in the address. */
      token_hash: string
      created_at: string
    }
    plan_acknowledgement: { plan_id: PlanId; node_id: NodeId; at: string; by: PersonId }
    /**
     * Which row of the plan before a row goes on with. In a draft `replaced_id` is that row itself; once the revision is
     * in force the row has taken over its id, and `replaced_id` is the copy that stays with the plan before.
     */
    plan_measure_pair: { measure_id: PlanMeasureId; plan_id: PlanId; replaced_id: PlanMeasureId }
    /** What was changed in a measure of a plan in force; never changed itself. */
    plan_measure_event: {
      id: string
      measure_id: PlanMeasureId
      at: string
      by: string
      kind: MeasureEventKind
      reason: string | null
      /** JSON `FieldChange[]`. */
      changes: string
    }
    /** Executions of a plan as they stood when it was replaced; never changed. */
    plan_execution_past: {
      plan_id: PlanId
      execution_id: ExecutionId
      measure_id: PlanMeasureId
      item: number | null
      node_id: NodeId
      state: ExecutionState
      control_date: string | null
      reason: string
      remark: string | null
    }
  }
}

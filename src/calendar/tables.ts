import type { NodeId } from '#organisations/model'
import type { CalendarProcedure, EventId, EventKind, HoldId, StageKind } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    calendar_event: {
      id: EventId
      node_id: NodeId
      school_year: number
      kind: EventKind
      procedure: CalendarProcedure | null
      name: string
      /** What the name is found by; one of each in a node's year. */
      name_key: string
      start_date: string | null
      end_date: string | null
      basis: string | null
      version: number
      changed_at: string
      changed_by: string
    }
    /** The head of a school's own dates: what two people may change at once. */
    calendar_school_schedule: {
      node_id: NodeId
      school_year: number
      procedure: CalendarProcedure
      version: number
      changed_at: string
      changed_by: string
    }
    calendar_school_date: {
      node_id: NodeId
      school_year: number
      procedure: CalendarProcedure
      grade: number
      subject: string
      date: string
    }
    /** Deadlines that a municipality sets for the stages of a procedure. */
    calendar_stage: {
      node_id: NodeId
      school_year: number
      procedure: CalendarProcedure
      kind: StageKind
      deadline: string | null
      version: number
      changed_at: string
      changed_by: string
    }
    /** A school has done a stage; a mark taken back is a row removed. */
    calendar_stage_mark: {
      node_id: NodeId
      school_year: number
      procedure: CalendarProcedure
      kind: StageKind
      at: string
      by: string
    }
    calendar_storage_term: {
      node_id: NodeId
      school_year: number
      procedure: CalendarProcedure
      until: string
      basis: string
      version: number
      changed_at: string
      changed_by: string
    }
    calendar_hold: {
      id: HoldId
      node_id: NodeId
      school_year: number
      procedure: CalendarProcedure
      grade: number
      subject: string
      reason: string
      laid_at: string
      laid_by: string
      lifted_at: string | null
      lifted_by: string | null
      lift_reason: string | null
    }
  }
}

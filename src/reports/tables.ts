import type { NodeId } from '#organisations/model'
import type {
  DocumentId,
  DocumentKind,
  ReportCover,
  ReportId,
  ReportScheduleId,
  ReportState,
  ReportStep,
  ScheduleScope,
} from './model.ts'

declare module '#db/tables' {
  interface Tables {
    /** A document that went out, as it was. Never changed. */
    document: {
      id: DocumentId
      /** Whom it speaks of. */
      node_id: NodeId
      kind: DocumentKind
      /** `school`: small groups and codes stand in it, so it stays in its school. */
      audience: 'school' | 'authority'
      title: string
      /** JSON: what was asked for. */
      parameters: string
      sha256: string
      byte_length: number
      made_at: string
      made_by: string
    }
    /** Its DOCX in pieces, in base64. */
    document_chunk: {
      document_id: DocumentId
      position: number
      data: string
    }
    /** When reports come due; ended, never removed, since its reports name it. */
    report_schedule: {
      id: ReportScheduleId
      node_id: NodeId
      title: string
      wording: string
      scope: ScheduleScope
      cover: ReportCover
      lead_days: number
      period_start: string
      period_end: string
      created_at: string
      created_by: string
      ended_at: string | null
      ended_by: string | null
    }
    period_report: {
      id: ReportId
      node_id: NodeId
      schedule_id: ReportScheduleId | null
      title: string
      period_start: string
      period_end: string
      due_on: string | null
      state: ReportState
      conclusions: string
      difficulties: string
      proposals: string
      /** JSON `ReportFacts` as they were sent; null while its author may write. */
      facts: string | null
      /** The DOCX that was sent last. */
      document_id: DocumentId | null
      remark: string | null
      sent_at: string | null
      sent_by: string | null
      created_at: string
      created_by: string
      changed_at: string
      version: number
    }
    /** Every step of every report, with what was sent; never changed. */
    period_report_event: {
      report_id: ReportId
      /** The version that the step made, so there is one of each. */
      version: number
      at: string
      by: string
      step: ReportStep
      remark: string | null
      /** JSON `ReportFacts`. */
      facts: string | null
      document_id: DocumentId | null
    }
  }
}

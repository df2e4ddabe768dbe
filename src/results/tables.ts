import type { NodeId } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import type { UploadId } from './import-model.ts'
import type { ImportId, ReportKind } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    /** A file between preview and confirmation. Its bytes go after a week, the line stays. */
    result_upload: {
      id: UploadId
      node_id: NodeId
      file_name: string
      file_sha256: string
      byte_length: number
      /** `received` → `read` or `unreadable`; `read` → `imported`; any → `expired`. */
      state: 'received' | 'read' | 'unreadable' | 'imported' | 'expired'
      /** Russian sentence where the bytes are not a file of results. */
      refusal: string | null
      uploaded_at: string
      uploaded_by: string
      expires_at: string
      import_id: ImportId | null
    }
    /** Pieces of an upload: the file's own bytes and the staged outcome (gzip), in base64. */
    result_upload_chunk: {
      upload_id: UploadId
      part: 'file' | 'staged'
      position: number
      data: string
    }
    /** One import of one file: the receipt. Undone imports stay, with the day and the person who undid them. */
    result_import: {
      id: ImportId
      /** The node whose data the import brings: a municipality or a school. */
      node_id: NodeId
      kind: ReportKind
      file_name: string
      file_sha256: string
      /** JSON `ImportReceipt`. */
      receipt: string
      imported_at: string
      imported_by: string
      undone_at: string | null
      undone_by: string | null
    }
    /** The later import replaced, kept or repeated rows of the base, so the base cannot be undone before it. */
    result_import_base: {
      import_id: ImportId
      base_id: ImportId
    }
    /**
     * Every version of every work. The version in force has `ended_by is null`; an update ends the older version by
     * naming the import that brought the newer one, and an undone import ends its own rows by its own name, so that
     * undoing is exact and nothing is deleted.
     */
    work: {
      import_id: ImportId
      sheet: string
      row: number
      municipality_id: NodeId
      school_id: NodeId
      assessment_id: AssessmentId
      class_label: string
      participant: string
      attendance: 'present' | 'absent'
      variant: string
      /** Task scores separated by one space, X for not attempted; empty when absent. */
      scores: string
      total: number | null
      mark: number | null
      journal_mark: number | null
      ended_by: ImportId | null
    }
    /** The waist: sufficient statistics of one class, remade from its works by every import that touches it. */
    result_cell: {
      municipality_id: NodeId
      school_id: NodeId
      assessment_id: AssessmentId
      class_label: string
      works: number
      absent: number
      total_sum: number
      /** Sum of squared primary scores. */
      total_squares: number
      mark_2: number
      mark_3: number
      mark_4: number
      mark_5: number
      /** Works without a register mark. */
      register_none: number
      /** Works with both marks: mark below, equal to, above the register mark; `register_gap` differ by 2 or more. */
      register_lower: number
      register_equal: number
      register_higher: number
      register_gap: number
      /** JSON `CellCounts` without its tasks. */
      counts: string
      /** JSON of `CellCounts.tasks`: ten times the rest, and read by the analysis of tasks alone. */
      task_counts: string
    }
    /** Numbers of aggregate reports for a group: the country, a region, a municipality, a school. */
    result_aggregate: {
      import_id: ImportId
      sheet: string
      row: number
      assessment_id: AssessmentId
      kind: ReportKind
      group_level: 'all' | 'region' | 'municipality' | 'school'
      group_code: string
      group_name: string
      participants: number | null
      /** JSON `AggregateValues`. */
      data: string
      ended_by: ImportId | null
    }
    /** Rows of the official list of schools with markers. */
    official_marker: {
      import_id: ImportId
      sheet: string
      row: number
      year: number
      school_id: NodeId
      ru4: number
      ma4: number
      ru5: number
      ma5: number
      ended_by: ImportId | null
    }
  }
}

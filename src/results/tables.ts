import type { NodeId } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import type { ImportId, ReportKind } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    /** One import of one file: the receipt. Undone imports stay, with the day and the person who undid them. */
    result_import: {
      id: ImportId
      /** The node whose data the import brings: a municipality or a school. */
      node_id: NodeId
      kind: ReportKind
      file_name: string
      file_sha256: string
      /** JSON: counts of the receipt. */
      receipt: string
      imported_at: string
      imported_by: string
      undone_at: string | null
      undone_by: string | null
    }
    /**
     * Every version of every work. The version in force has `ended_by is null`; an update ends the older version by
     * naming the import that brought the newer one, so that undoing an import is exact.
     */
    work: {
      import_id: ImportId
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
      /** JSON `CellCounts`. */
      counts: string
    }
    /** Numbers of aggregate reports for a group: the country, a region, a municipality, a school. */
    result_aggregate: {
      import_id: ImportId
      row: number
      assessment_id: AssessmentId
      kind: ReportKind
      group_level: 'all' | 'region' | 'municipality' | 'school'
      group_code: string
      group_name: string
      participants: number
      /** JSON `AggregateValues`. */
      data: string
      ended_by: ImportId | null
    }
    /** Rows of the official list of schools with markers. */
    official_marker: {
      import_id: ImportId
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

import type { NodeId } from '#organisations/model'
import type { Award, CheckStage, HonoursCheckId, HonoursImportId, HonoursUploadId } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    /** Rules that people entered, every version of them; the newest of the nearest place above is in force. */
    honours_rule: {
      node_id: NodeId
      award: Award
      year: number
      version: number
      /** JSON `RuleTerms`; null takes the entered rule back. */
      terms: string | null
      /** The document with its number and date, or why the rule was taken back. */
      document: string
      entered_at: string
      entered_by: string
    }
    /** A file between preview and confirmation: what was read of it, not its bytes. */
    honours_upload: {
      id: HonoursUploadId
      node_id: NodeId
      year: number
      file_name: string
      file_sha256: string
      /** 1: all results of the exams are in the file. */
      exams_complete: number
      /** JSON `StagedCandidates`. */
      staged: string
      uploaded_at: string
      uploaded_by: string
    }
    /** One import, by a file or by hand: the receipt. Undone imports stay. */
    honours_import: {
      id: HonoursImportId
      node_id: NodeId
      origin: 'file' | 'hand'
      year: number
      file_name: string
      file_sha256: string
      /** JSON `CandidateReceipt`. */
      receipt: string
      imported_at: string
      imported_by: string
      undone_at: string | null
      undone_by: string | null
    }
    /** The later import replaced, kept or repeated rows of the base, so the base cannot be undone before it. */
    honours_import_base: {
      import_id: HonoursImportId
      base_id: HonoursImportId
    }
    /** Every version of every candidate; the one in force has `ended_by is null`. */
    honours_candidate: {
      import_id: HonoursImportId
      row: number
      school_id: NodeId
      year: number
      award: Award
      participant: string
      /** Final marks; null until they are known. */
      fives: number | null
      fours: number | null
      others: number | null
      first_try: number | null
      /** JSON `ExamResult[]`. */
      exams: string
      exams_complete: number
      ended_by: HonoursImportId | null
    }
    /** A check that a person finished, with what it found on that day. */
    honours_check: {
      id: HonoursCheckId
      node_id: NodeId
      year: number
      stage: CheckStage
      confirmed: number
      not_confirmed: number
      no_data: number
      /** JSON: the rules that were applied, worded. */
      rules: string
      remark: string
      finished_at: string
      finished_by: string
    }
  }
}

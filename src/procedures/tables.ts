import type { AssessmentId, ProcedureKind } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    assessment: {
      id: AssessmentId
      procedure: ProcedureKind
      year: number
      grade: number
      subject: string
      sort_key: string
    }
    /** Versions of the task specification; the greatest version that was not withdrawn is in force. */
    task_specification: {
      assessment_id: AssessmentId
      version: number
      max_score: number | null
      /** JSON `TaskSpec[]`. */
      tasks: string
      /** JSON `Provenance`. */
      source: string
      created_at: string
      /** Id of the import that brought the version; null where a person entered it. */
      origin: string | null
      withdrawn_at: string | null
    }
    /** Versions of the mark scale; the greatest version that was not withdrawn is in force. */
    mark_scale: {
      assessment_id: AssessmentId
      version: number
      from_three: number
      from_four: number
      from_five: number
      /** JSON `Provenance`. */
      source: string
      created_at: string
      /** Id of the import that brought the version; null where a person entered it. */
      origin: string | null
      withdrawn_at: string | null
    }
  }
}

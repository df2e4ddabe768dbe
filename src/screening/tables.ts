import type { NodeId } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import type { ScreeningRunId } from './run-model.ts'

declare module '#db/tables' {
  interface Tables {
    /** One screening of a region. Earlier runs stay: what was shown can be shown again. */
    screening_run: {
      id: ScreeningRunId
      node_id: NodeId
      /** `dataVersion` of the results it was made from. */
      data_version: string
      /** JSON `ScreeningSettings`. */
      settings: string
      works: number
      schools: number
      assessments: number
      finished_at: string
    }
    screening_school: {
      run_id: ScreeningRunId
      school_id: NodeId
      municipality_id: NodeId
      works: number
      flagged: number
      enough_data: number
      /** Works that would be enough, where the data are not and their number can be said. */
      works_needed: number | null
      /** JSON `SchoolFinding`. */
      finding: string
    }
    screening_cell: {
      run_id: ScreeningRunId
      school_id: NodeId
      assessment_id: AssessmentId
      municipality_id: NodeId
      works: number
      flagged: number
      enough_data: number
      works_needed: number | null
      /** JSON `CellFinding`. */
      finding: string
      /** JSON `CellEvidence`, where the cell speaks. */
      evidence: string | null
    }
    /** A region of two municipalities or more, asked by municipalities. */
    screening_municipality: {
      run_id: ScreeningRunId
      municipality_id: NodeId
      /** JSON `MunicipalityFinding`. */
      finding: string
    }
    screening_funnel: {
      run_id: ScreeningRunId
      assessment_id: AssessmentId
      /** JSON `LevelFunnel`. */
      funnel: string
    }
  }
}

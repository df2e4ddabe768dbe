import type { ScreeningAnswer, ScreeningInput, ScreeningSettings } from './model.ts'
import { screenCells } from './screen-cells.ts'

/** A finding ready to be kept: what lists ask for, and the whole as JSON. */
export interface FindingRow {
  readonly school: string
  /** Absent for a school over all its assessments. */
  readonly assessment?: string
  readonly works: number
  readonly flagged: boolean
  readonly enoughData: boolean
  readonly json: string
}

export interface ScreenedRows {
  readonly dataset: ScreeningAnswer['dataset']
  readonly schools: readonly FindingRow[]
  readonly cells: readonly FindingRow[]
}

/** The screening as rows to keep. Pure: runs in a thread, plain data in and out. */
export function screenToRows({
  input,
  settings,
}: {
  input: ScreeningInput
  settings: ScreeningSettings
}): ScreenedRows {
  const { dataset, schools, cells } = screenCells(input, settings)
  return {
    dataset,
    schools: schools.map((finding) => ({ ...briefly(finding), school: finding.school })),
    cells: cells.map((finding) => ({ ...briefly(finding), school: finding.school, assessment: finding.assessment })),
  }
}

function briefly(finding: ScreeningAnswer['schools'][number] | ScreeningAnswer['cells'][number]) {
  const { works, flagged, enoughData } = finding
  return { works, flagged, enoughData, json: JSON.stringify(finding) }
}

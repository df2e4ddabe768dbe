import { cellEvidence, speaks } from './cell-evidence.ts'
import { levelFunnel } from './figures/level-funnel.ts'
import type { CellFinding, SchoolFinding, ScreeningAnswer, ScreeningInput, ScreeningSettings } from './model.ts'
import { prepareScreening } from './prepare-screening.ts'
import { screenPrepared } from './screen-cells.ts'
import { screenMunicipalities } from './screen-municipalities.ts'
import { worksNeeded } from './works-needed.ts'

/** A finding ready to be kept: what lists ask for, and the whole as JSON. */
export interface FindingRow {
  readonly school: string
  /** Absent for a school over all its assessments. */
  readonly assessment?: string
  readonly works: number
  readonly flagged: boolean
  readonly enoughData: boolean
  /** Where the data are not enough and it can be said how many works would be. */
  readonly worksNeeded: number | 'unknown'
  readonly json: string
  /** JSON `CellEvidence` of a cell that speaks; `none` elsewhere. */
  readonly evidence: string | 'none'
}

export interface ScreenedRows {
  readonly dataset: ScreeningAnswer['dataset']
  readonly schools: readonly FindingRow[]
  readonly cells: readonly FindingRow[]
  /** JSON `MunicipalityFinding` by code, in a region of two municipalities or more. */
  readonly municipalities: readonly { readonly municipality: string; readonly json: string }[]
  /** JSON `LevelFunnel` by assessment, where there are schools enough. */
  readonly funnels: readonly { readonly assessment: string; readonly json: string }[]
}

/** The screening as rows to keep. Pure: runs in a thread, plain data in and out. */
export function screenToRows({
  input,
  settings,
}: {
  input: ScreeningInput
  settings: ScreeningSettings
}): ScreenedRows {
  const prepared = prepareScreening(input)
  const answer = screenPrepared(prepared, settings)
  const { dataset, schools, cells } = answer
  return {
    dataset,
    schools: schools.map((finding) => ({ ...briefly(finding), school: finding.school, evidence: 'none' })),
    cells: cells.map((finding, position) => ({
      ...briefly(finding),
      school: finding.school,
      assessment: finding.assessment,
      evidence: speaks(finding) ? JSON.stringify(cellEvidence(prepared, position)) : 'none',
    })),
    municipalities: screenMunicipalities(answer).map((finding) => ({
      municipality: finding.municipality,
      json: JSON.stringify(finding),
    })),
    funnels: input.assessments.flatMap(({ id }) => {
      const flagged = new Set(cells.flatMap((cell) => (cell.assessment === id && cell.flagged ? [cell.school] : [])))
      const funnel = levelFunnel(prepared, id, (school) => flagged.has(school))
      return funnel === undefined ? [] : [{ assessment: id, json: JSON.stringify(funnel) }]
    }),
  }
}

function briefly(finding: SchoolFinding | CellFinding) {
  const { works, flagged, enoughData } = finding
  const needed = enoughData ? ('unknown' as const) : worksNeeded(finding.indications)
  return { works, flagged, enoughData, worksNeeded: needed, json: JSON.stringify(finding) }
}

import { benjaminiHochberg, cauchyCombination } from '#stats'
import { indicateBoundary } from './indicate-boundary.ts'
import { indicateLevel } from './indicate-level.ts'
import { indicateRegister } from './indicate-register.ts'
import type { Judged } from './indication.ts'
import { judgeSchools } from './judge-school.ts'
import { LazyCellFinding } from './lazy-cell-finding.ts'
import {
  standardSettings,
  type CellFinding,
  type SchoolFinding,
  type ScreeningAnswer,
  type ScreeningInput,
  type ScreeningSettings,
} from './model.ts'
import { prepareScreening, type PreparedCell, type PreparedScreening } from './prepare-screening.ts'

/** The whole screening: counts in, an answer for every school and every cell out. Pure; the same input, the same answer. */
export function screenCells(input: ScreeningInput, settings: ScreeningSettings = standardSettings): ScreeningAnswer {
  return screenPrepared(prepareScreening(input), settings)
}

export function screenPrepared(prepared: PreparedScreening, settings: ScreeningSettings): ScreeningAnswer {
  const { gathered } = prepared
  const cellReach = reachableLogP(settings.fdr, gathered.cells.length)
  const schoolReach = reachableLogP(settings.fdr, gathered.schools.length)
  const judgeCell = (cell: PreparedCell) => judge(cell, prepared, cellReach)
  const cellVerdicts = prepared.cells.map((cell) => verdictOf(judgeCell(cell), cellReach))
  const judgedSchools = judgeSchools(prepared, schoolReach)
  const schoolVerdicts = judgedSchools.map((judged) => verdictOf(judged, schoolReach))
  const cellLogQ = benjaminiHochberg(cellVerdicts.map((verdict) => verdict.logP))
  const schoolLogQ = benjaminiHochberg(schoolVerdicts.map((verdict) => verdict.logP))
  const outcome = (logQ: number, verdict: Verdict) => ({
    q: Math.exp(logQ),
    logQ,
    flagged: logQ <= Math.log(settings.fdr),
    enoughData: verdict.enoughData,
  })
  const cells = prepared.cells.map((item, i): CellFinding => {
    const { cell } = item
    const school = gathered.schools[cell.school]!
    return new LazyCellFinding(
      {
        assessment: gathered.assessments[cell.assessment]!.id,
        school: school.code,
        municipality: school.municipality,
        works: cell.works,
        ...outcome(cellLogQ[i]!, cellVerdicts[i]!),
      },
      () => judgeCell(item).map((judged) => judged.indication),
    )
  })
  const schools = gathered.schools.map((school, i): SchoolFinding => ({
    school: school.code,
    municipality: school.municipality,
    works: school.cells.reduce((sum, cell) => sum + cell.works, 0),
    ...outcome(schoolLogQ[i]!, schoolVerdicts[i]!),
    indications: judgedSchools[i]!.map((item) => item.indication),
  }))
  return {
    dataset: {
      works: schools.reduce((sum, school) => sum + school.works, 0),
      schools: schools.length,
      assessments: gathered.assessments.length,
    },
    settings,
    schools,
    cells,
  }
}

function judge(prepared: PreparedCell, whole: PreparedScreening, reachable: number): readonly Judged[] {
  const hasScale = prepared.windows !== 'no-scale'
  const { boundary, boundaryGroups, register, cell } = prepared
  return [
    indicateBoundary(boundary, boundaryGroups, cell.works, hasScale, whole.nulls.boundaryCell, reachable),
    indicateRegister(register, whole.nulls.registerCell, reachable),
    indicateLevel(prepared.level, reachable),
  ]
}

interface Verdict {
  readonly logP: number
  readonly enoughData: boolean
}

const verdictOf = (judged: readonly Judged[], reach: number): Verdict => ({
  logP: combined(judged),
  enoughData: couldReach(judged, reach),
})

/** log p of a cell or school: its tested families together, in a way that bears their dependence; 0 where none spoke. */
function combined(judged: readonly Judged[]): number {
  const logP = judged.flatMap(({ indication }) => (indication.outcome === 'tested' ? [indication.logP] : []))
  return logP.length === 0 ? 0 : cauchyCombination(logP)
}

/**
 * The p at which a unit would be flagged even if it were the only one. Bounded below: in a country of 100,000 cells
 * nobody is alone, and «not enough data» must not spread with the size of the screening.
 */
const reachableLogP = (fdr: number, units: number): number => Math.log(fdr) - Math.log(Math.min(Math.max(1, units), 500))

function couldReach(judged: readonly Judged[], reach: number): boolean {
  return judged.some(({ indication, leastLogP }) => indication.outcome === 'tested' && leastLogP <= reach)
}

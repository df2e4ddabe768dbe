import { benjaminiHochberg, cauchyCombination } from '#stats'
import { borrowFromSchool, cellFamilies } from './borrow-from-school.ts'
import { absenceEvidence } from './absence.ts'
import { absenceVerdict, indicateAbsence } from './indicate-absence.ts'
import { cohortVerdicts, indicateCohorts } from './cohorts/measure-cohorts.ts'
import { boundaryVerdict, indicateBoundary } from './indicate-boundary.ts'
import { indicateLevel, levelVerdict } from './indicate-level.ts'
import { indicateRegister, registerVerdict } from './indicate-register.ts'
import type { FamilyVerdict } from './indication.ts'
import { schoolJudge } from './judge-school.ts'
import { indicatePattern } from './patterns/indicate-pattern.ts'
import { patternFamilies, patternVerdict } from './patterns/measure-patterns.ts'
import { LazyCellFinding, LazySchoolFinding } from './lazy-finding.ts'
import {
  standardSettings,
  type CellFinding,
  type Indication,
  type SchoolFinding,
  type ScreeningAnswer,
  type ScreeningInput,
  type ScreeningSettings,
} from './model.ts'
import { combineFamilies, gatherVerdicts } from './combine-families.ts'
import type { GatheredCells, ScreeningCell } from './gather-cells.ts'
import { prepareScreening, type PreparedScreening } from './prepare-screening.ts'

/** The whole screening: counts in, an answer for every school and every cell out. Pure; the same input, the same answer. */
export function screenCells(input: ScreeningInput, settings: ScreeningSettings = standardSettings): ScreeningAnswer {
  return screenPrepared(prepareScreening(input), settings)
}

export function screenPrepared(prepared: PreparedScreening, settings: ScreeningSettings): ScreeningAnswer {
  const { gathered } = prepared
  const cellReach = reachableLogP(settings.fdr, gathered.cells.length)
  const schoolReach = reachableLogP(settings.fdr, gathered.schools.length)
  const judge = schoolJudge(prepared, schoolReach)
  const cellVerdicts = gatherVerdicts(
    gathered.cells.length,
    cellFamilies.length,
    (position) => verdictsOfCell(prepared, position, cellReach),
    cellReach,
  )
  const cellsAlone = combineFamilies(cellVerdicts)
  const borrowed = borrowFromSchool(prepared, judge.registerNull, cellsAlone)
  const ofCells = adjusted(
    cellsAlone,
    borrowed.weighted(combineFamilies(cellVerdicts, borrowed.familyWeights)),
    cellVerdicts.enoughData,
    settings,
  )
  const schoolVerdicts = gatherVerdicts(gathered.schools.length, cellFamilies.length, judge.verdicts, schoolReach)
  const schoolsAlone = withStrongestCells(gathered, combineFamilies(schoolVerdicts), cellsAlone)
  const ofSchools = adjusted(schoolsAlone, schoolsAlone, schoolVerdicts.enoughData, settings)
  const wordCell = (position: number) => cellIndications(prepared, position, cellReach)
  const wordSchool = (position: number) => judge.indications(position).map((item) => item.indication)
  const cells = gathered.cells.map((cell, i): CellFinding => {
    const { code: school, municipality } = gathered.schools[cell.school]!
    const assessment = gathered.assessments[cell.assessment]!.id
    return new LazyCellFinding({ assessment, school, municipality, works: cell.works }, ofCells[i]!, i, wordCell)
  })
  const schools = gathered.schools.map(({ code: school, municipality, cells: own }, i): SchoolFinding => {
    const works = own.reduce((sum, cell) => sum + cell.works, 0)
    return new LazySchoolFinding({ school, municipality, works }, ofSchools[i]!, i, wordSchool)
  })
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

function verdictsOfCell(prepared: PreparedScreening, position: number, reachable: number): readonly FamilyVerdict[] {
  const { evidence, nulls } = prepared
  const up = evidence.registerUp.at(position)
  const down = evidence.registerDown.at(position)
  const tails = up === undefined || down === undefined ? undefined : { up, down }
  return [
    boundaryVerdict(evidence.boundaryCell.at(position), nulls.boundaryCell, reachable),
    registerVerdict(tails, nulls.registerCell, reachable),
    levelVerdict(prepared.levelAt(position), reachable),
    absenceVerdict(evidence.absenceCell.at(position), nulls.absenceCell, reachable),
    ...patternFamilies.map((family) => patternVerdict(prepared.patterns.cellAt(family, position), 'cell', reachable)),
    ...cohortVerdicts(prepared.cohorts, position, reachable),
  ]
}

function cellIndications(prepared: PreparedScreening, position: number, reachable: number): readonly Indication[] {
  const { boundary, boundaryGroups, cell, level, register, windows } = prepared.cellAt(position)
  const { boundaryCell, registerCell, absenceCell } = prepared.nulls
  const absent = prepared.absenceOf(cell)
  return [
    indicateBoundary(boundary, boundaryGroups, cell.works, windows !== 'no-scale', boundaryCell, reachable),
    indicateRegister(register, registerCell, reachable),
    indicateLevel(level, reachable),
    indicateAbsence(absenceEvidence(absent), absent, absenceCell, reachable),
    ...patternFamilies.map((family) => {
      const unit = { kind: 'cell', cells: [cell], score: prepared.patterns.cellAt(family, position) } as const
      return indicatePattern(family, unit, prepared.patterns, prepared.gathered.assessments, reachable)
    }),
    ...indicateCohorts(prepared.cohorts, prepared.gathered, position, reachable),
  ].map(({ indication }) => withClass(indication, prepared, cell))
}

/** Names the class that a cell's sign rests on: the only one, or the one whose task scores show it while the others do not. */
function withClass(indication: Indication, { patterns }: PreparedScreening, cell: ScreeningCell): Indication {
  if (indication.outcome !== 'tested') return indication
  const family = patternFamilies.find((each) => each === indication.family)
  const label =
    cell.classes.length === 1
      ? cell.classes[0]!.classLabel
      : family === undefined
        ? undefined
        : patterns.onlyClassOf(family, cell)
  return label === undefined ? indication : { ...indication, classLabel: label }
}

/** How much the single cells weigh beside what all cells of the school show together. */
const cellsShare = 0.15

/** What is done in one class drowns in the sums over a school, so the school's cells also speak one by one. */
function withStrongestCells({ schools }: GatheredCells, pooled: Float64Array, cells: Float64Array): Float64Array {
  return pooled.map((logP, school) => {
    const own = schools[school]!.cells.flatMap(({ position }) => (cells[position] === 0 ? [] : [cells[position]!]))
    if (own.length === 0 || logP === 0) return logP
    return cauchyCombination([logP, cauchyCombination(own)], [1 - cellsShare, cellsShare])
  })
}

/** @param alone log p of every unit by itself; @param weighted what is adjusted over all units */
function adjusted(alone: Float64Array, weighted: Float64Array, enoughData: Uint8Array, settings: ScreeningSettings) {
  return benjaminiHochberg(Array.from(weighted)).map((logQ, i) => ({
    logP: alone[i]!,
    q: Math.exp(logQ),
    logQ,
    flagged: logQ <= Math.log(settings.fdr),
    enoughData: enoughData[i] === 1,
  }))
}

/**
 * The p at which a unit would be flagged even if it were the only one. Bounded below: in a country of 100,000 cells
 * nobody is alone, and «not enough data» must not spread with the size of the screening.
 */
const reachableLogP = (fdr: number, units: number): number =>
  Math.log(fdr) - Math.log(Math.min(Math.max(1, units), 500))

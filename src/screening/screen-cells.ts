import { benjaminiHochberg, cauchyCombination } from '#stats'
import { ListView } from '#kernel/list-view'
import type { CountedInput } from './class-columns.ts'
import type { EmpiricalNull } from './empirical-null.ts'
import { borrowFromSchool, cellFamilies } from './borrow-from-school.ts'
import { absenceEvidence } from './absence.ts'
import { absenceVerdict, indicateAbsence } from './indicate-absence.ts'
import { cohortVerdicts, indicateCohorts } from './cohorts/measure-cohorts.ts'
import { boundaryVerdict, indicateBoundary } from './indicate-boundary.ts'
import { indicateLevel, levelVerdict } from './indicate-level.ts'
import { indicateRegister, registerVerdict } from './indicate-register.ts'
import type { FamilyVerdict } from './indication.ts'
import { fitRegisterNull, schoolJudge } from './judge-school.ts'
import { indicatePatterns } from './patterns/indicate-pattern.ts'
import { patternFamilies, patternVerdict } from './patterns/pattern-families.ts'
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
export function screenCells(
  input: ScreeningInput | CountedInput,
  settings: ScreeningSettings = standardSettings,
): ScreeningAnswer {
  return screenPrepared(prepareScreening(input), settings)
}

export function screenPrepared(prepared: PreparedScreening, settings: ScreeningSettings): ScreeningAnswer {
  return viewAnswer(prepared, judgeScreening(prepared, settings))
}

/** What the screening says of every unit in numbers: plain data in shared memory. */
export interface JudgedScreening {
  readonly settings: ScreeningSettings
  readonly cells: UnitOutcomes
  readonly schools: UnitOutcomes
  readonly registerNull: EmpiricalNull
}

interface UnitOutcomes {
  /** log of the p at which a unit is flagged even if it is the only one. */
  readonly reach: number
  /** log p of the unit by itself. */
  readonly logP: Float64Array
  readonly logQ: Float64Array
  /** 1 where at least one family could have reached the threshold. */
  readonly enoughData: Uint8Array
}

export function judgeScreening(prepared: PreparedScreening, settings: ScreeningSettings): JudgedScreening {
  const { gathered } = prepared
  const cellReach = reachableLogP(settings.fdr, gathered.cells.length)
  const schoolReach = reachableLogP(settings.fdr, gathered.schools.length)
  const cellVerdicts = gatherVerdicts(
    gathered.cells.length,
    cellFamilies.length,
    (position) => verdictsOfCell(prepared, position, cellReach),
    cellReach,
  )
  const cellsAlone = combineFamilies(cellVerdicts)
  const registerNull = fitRegisterNull(prepared)
  const borrowed = borrowFromSchool(prepared, registerNull, cellsAlone)
  const cellsWeighted = borrowed.weighted(combineFamilies(cellVerdicts, borrowed.familyWeights))
  const { verdicts } = schoolJudge(prepared, registerNull, schoolReach)
  const schoolVerdicts = gatherVerdicts(gathered.schools.length, cellFamilies.length, verdicts, schoolReach)
  const schoolsAlone = withStrongestCells(gathered, combineFamilies(schoolVerdicts), cellsAlone)
  return {
    settings,
    cells: outcomes(cellReach, cellsAlone, cellsWeighted, cellVerdicts.enoughData),
    schools: outcomes(schoolReach, schoolsAlone, schoolsAlone, schoolVerdicts.enoughData),
    registerNull,
  }
}

/** @param alone log p of every unit by itself; @param weighted what is adjusted over all units */
function outcomes(reach: number, alone: Float64Array, weighted: Float64Array, enough: Uint8Array): UnitOutcomes {
  const logQ = new Float64Array(new SharedArrayBuffer(weighted.byteLength))
  logQ.set(benjaminiHochberg(Array.from(weighted)))
  const logP = new Float64Array(new SharedArrayBuffer(alone.byteLength))
  logP.set(alone)
  const enoughData = new Uint8Array(new SharedArrayBuffer(enough.length))
  enoughData.set(enough)
  return { reach, logP, logQ, enoughData }
}

/** The answer as it is read: findings are made, and put into words, when somebody asks for them. */
export function viewAnswer(prepared: PreparedScreening, judged: JudgedScreening): ScreeningAnswer {
  const { gathered } = prepared
  const { settings, registerNull } = judged
  const judge = schoolJudge(prepared, registerNull, judged.schools.reach)
  const wordCell = (position: number) => cellIndications(prepared, position, judged.cells.reach)
  const wordSchool = (position: number) => judge.indications(position).map((item) => item.indication)
  const outcomeOf = ({ logP, logQ, enoughData }: UnitOutcomes, position: number) => ({
    logP: logP[position]!,
    q: Math.exp(logQ[position]!),
    logQ: logQ[position]!,
    flagged: logQ[position]! <= Math.log(settings.fdr),
    enoughData: enoughData[position] === 1,
  })
  const worksOf = (cells: Iterable<ScreeningCell>) => {
    let works = 0
    for (const cell of cells) works += cell.works
    return works
  }
  const cells = new ListView<CellFinding>(gathered.cells.length, (position) => {
    const cell = gathered.cells.at(position)
    const { code: school, municipality } = gathered.schools.at(cell.school)
    const assessment = gathered.assessments[cell.assessment]!.id
    const unit = { assessment, school, municipality, works: cell.works }
    return new LazyCellFinding(unit, outcomeOf(judged.cells, position), position, wordCell)
  })
  const schools = new ListView<SchoolFinding>(gathered.schools.length, (position) => {
    const { code: school, municipality, cells: own } = gathered.schools.at(position)
    const unit = { school, municipality, works: worksOf(own) }
    return new LazySchoolFinding(unit, outcomeOf(judged.schools, position), position, wordSchool)
  })
  return {
    dataset: {
      works: worksOf(gathered.cells),
      schools: gathered.schools.length,
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
    ...cohortVerdicts(prepared.cohorts, position),
  ]
}

function cellIndications(prepared: PreparedScreening, position: number, reachable: number): readonly Indication[] {
  const { boundary, boundaryGroups, cell, level, register, windows } = prepared.cellAt(position)
  const { boundaryCell, registerCell, absenceCell } = prepared.nulls
  const absent = prepared.absenceOf(cell)
  return [
    indicateBoundary(boundary, boundaryGroups, cell.works, windows !== 'no-scale', boundaryCell, reachable),
    indicateRegister(register, cell.works, registerCell, reachable),
    indicateLevel(level, reachable),
    indicateAbsence(absenceEvidence(absent), absent, cell.works, absenceCell, reachable),
    ...indicatePatterns(
      { kind: 'cell', cells: [cell], scoreOf: (family) => prepared.patterns.cellAt(family, position) },
      prepared.patterns,
      prepared.gathered.assessments,
      reachable,
    ),
    ...indicateCohorts(prepared.cohorts, prepared.gathered, position),
  ].map(({ indication }) => withClass(indication, prepared, cell))
}

/** Names the class that a cell's sign rests on: the only one, or the one whose task scores show it while the others do not. */
function withClass(indication: Indication, prepared: PreparedScreening, cell: ScreeningCell): Indication {
  if (indication.outcome !== 'tested') return indication
  const family = patternFamilies.find((each) => each === indication.family)
  const label =
    cell.to - cell.from === 1
      ? prepared.gathered.classes.label(cell.from)
      : family === undefined
        ? undefined
        : prepared.patterns.onlyClassOf(family, cell)
  return label === undefined ? indication : { ...indication, classLabel: label }
}

/** How much the single cells weigh beside what all cells of the school show together. */
const cellsShare = 0.15

/** What is done in one class drowns in the sums over a school, so the school's cells also speak one by one. */
function withStrongestCells({ schools }: GatheredCells, pooled: Float64Array, cells: Float64Array): Float64Array {
  return pooled.map((logP, school) => {
    const own = schools.at(school).cells.flatMap(({ position }) => (cells[position] === 0 ? [] : [cells[position]!]))
    if (own.length === 0 || logP === 0) return logP
    return cauchyCombination([logP, cauchyCombination(own)], [1 - cellsShare, cellsShare])
  })
}

/**
 * The p at which a unit would be flagged even if it were the only one. Bounded below: in a country of 100,000 cells
 * nobody is alone, and «not enough data» must not spread with the size of the screening.
 */
const reachableLogP = (fdr: number, units: number): number =>
  Math.log(fdr) - Math.log(Math.min(Math.max(1, units), 500))

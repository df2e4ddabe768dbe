import { benjaminiHochberg } from '#stats'
import type { Assessment } from '#procedures/model'
import { absenceEvidence, absenceGroups, absenceTotals, type AbsenceGroup, type AbsenceTotals } from './absence.ts'
import { boundaryEvidence, boundaryGroups, type BoundaryEvidence, type BoundaryGroup } from './boundary.ts'
import type { ClassColumns, CountedInput } from './class-columns.ts'
import { measureCohorts, type MeasuredCohorts } from './cohorts/measure-cohorts.ts'
import { cutWindows } from './cut-windows.ts'
import { EvidenceColumns, type EvidenceNumbers } from './evidence-columns.ts'
import { fitNull, type EmpiricalNull, type NullPrior } from './empirical-null.ts'
import { calibratedLogP } from './evidence.ts'
import { gatherCells, viewCells, type CellBounds, type GatheredCells, type ScreeningCell } from './gather-cells.ts'
import {
  measurePatterns,
  viewPatterns,
  type MeasuredPatterns,
  type PatternNumbers,
} from './patterns/measure-patterns.ts'
import { levelEvidence, levelPromise, measureLevel, type LevelEvidence, type LevelNumbers } from './level.ts'
import type { CutWindow, ScreeningInput } from './model.ts'
import { referenceHistograms, type ReferenceHistogram } from './reference-histograms.ts'
import { chancesOf, registerEvidenceOf, registerReference, type RegisterReference } from './register-reference.ts'
import type { RegisterChances, RegisterEvidence } from './register.ts'
import { rememberSchool } from './remember-school.ts'
import { tiltHistogram } from './tilt-histogram.ts'

/** Everything worked out once for a data set: what the judgement, the pages and the figures all read. */
export interface PreparedScreening {
  readonly gathered: GatheredCells
  /** Numbers of every cell (by position) and school, which the judgement needs. */
  readonly evidence: {
    readonly boundaryCell: EvidenceColumns
    readonly boundarySchool: EvidenceColumns
    readonly registerUp: EvidenceColumns
    readonly registerDown: EvidenceColumns
    readonly absenceCell: EvidenceColumns
    readonly absenceSchool: EvidenceColumns
  }
  readonly nulls: {
    readonly boundaryCell: EmpiricalNull
    readonly boundarySchool: EmpiricalNull
    readonly registerCell: EmpiricalNull
    readonly absenceCell: EmpiricalNull
    readonly absenceSchool: EmpiricalNull
  }
  /** Families that read task scores. */
  readonly patterns: MeasuredPatterns
  /** The same children's later results. */
  readonly cohorts: MeasuredCohorts
  readonly levelAt: (position: number) => LevelEvidence | undefined
  /** One cell with everything about it, worked out when asked. */
  readonly cellAt: (position: number) => PreparedCell
  /** Expected probabilities by score and the reference behind them, or why there is none. */
  readonly shapeOf: (cell: ScreeningCell) => CellShape | 'no-reference'
  readonly absenceOf: (cell: ScreeningCell) => readonly AbsenceGroup[]
  readonly chancesOf: (cell: ScreeningCell) => RegisterChances
}

export interface PreparedCell {
  readonly cell: ScreeningCell
  readonly windows: readonly CutWindow[] | 'no-scale'
  readonly boundaryGroups: readonly BoundaryGroup[]
  readonly boundary: BoundaryEvidence | undefined
  readonly register: RegisterEvidence | undefined
  readonly level: LevelEvidence | undefined
}

/** What the screening measured of a data set: plain data in shared memory, which may be posted to a thread as it is. */
export interface MeasuredScreening {
  readonly assessments: readonly Assessment[]
  readonly classes: ClassColumns
  readonly bounds: CellBounds
  /** Score histograms by assessment, and the schools that they leave out. */
  readonly histograms: readonly ReferenceHistogram[]
  readonly leftOut: ReadonlySet<number>
  readonly level: LevelNumbers
  readonly register: RegisterReference
  readonly absence: AbsenceTotals
  readonly patterns: PatternNumbers
  readonly evidence: Readonly<Record<keyof PreparedScreening['evidence'], EvidenceNumbers>>
  readonly nulls: PreparedScreening['nulls']
}

export interface CellShape {
  readonly shape: Float64Array
  readonly reference: ReferenceHistogram
  /** Whether the reference holds this cell's own works (they are left out of the shape). */
  readonly ownInside: boolean
}

/** A reference of fewer schools or works than this is no reference; one from outside may stand for the schools. */
const leastReferenceSchools = 2
const leastReferenceWorks = 40
const outsideWorks = 1000

/** What other data say of honest variety, and how many units of our own that weighs (see docs/methods/calibration.md). */
const priors = {
  boundaryCell: { icc: 0.002, weight: 200 },
  boundarySchool: { icc: 0.0005, weight: 60 },
  registerCell: { icc: 0.06, weight: 60 },
  absenceCell: { icc: 0.02, weight: 60 },
  absenceSchool: { icc: 0.01, weight: 60 },
} as const satisfies Record<string, NullPrior>

/** Schools with clear evidence at the steps leave the reference, so that they do not hide themselves and each other. */
const leaveOutLogQ = Math.log(0.05)

export const prepareScreening = (input: ScreeningInput | CountedInput): PreparedScreening =>
  viewScreening(measureScreening(input))

export function measureScreening(input: ScreeningInput | CountedInput): MeasuredScreening {
  const gathered = gatherCells(input)
  return { ...measureTotals(gathered, input.outside), patterns: measurePatterns(gathered) }
}

/** Everything but the families that read task scores. */
export function measureTotals(
  gathered: GatheredCells,
  outside: ScreeningInput['outside'],
): Omit<MeasuredScreening, 'patterns'> {
  const windows = windowsOf(gathered.assessments)
  const all = new Set<number>()
  const everyone = referenceHistograms(gathered, all, outside)
  const first = measureBoundary(gathered, windows, shaper(everyone, all))
  const leftOut = clearSchools(first, gathered.schools.length)
  const histograms = leftOut.size === 0 ? everyone : referenceHistograms(gathered, leftOut, outside)
  const boundary = leftOut.size === 0 ? first : measureBoundary(gathered, windows, shaper(histograms, leftOut))
  const level = measureLevel(gathered)
  const register = registerReference(gathered, (position) => levelPromise(level, position))
  const registerUp = new EvidenceColumns(gathered.cells.length)
  const registerDown = new EvidenceColumns(gathered.cells.length)
  for (const cell of gathered.cells) {
    const evidence = registerEvidenceOf(register, cell, levelPromise(level, cell.position))
    registerUp.set(cell.position, evidence?.up)
    registerDown.set(cell.position, evidence?.down)
  }
  const absence = absenceTotals(gathered)
  const absent = measureAbsence(gathered, absence)
  return {
    assessments: gathered.assessments,
    classes: gathered.classes.columns,
    bounds: gathered.bounds,
    histograms,
    leftOut,
    level,
    register,
    absence,
    evidence: {
      boundaryCell: boundary.cells.numbers,
      boundarySchool: boundary.schools.numbers,
      registerUp: registerUp.numbers,
      registerDown: registerDown.numbers,
      absenceCell: absent.cells.numbers,
      absenceSchool: absent.schools.numbers,
    },
    nulls: {
      boundaryCell: fitNull(boundary.cells.known(), priors.boundaryCell, 'lower'),
      boundarySchool: boundary.schoolNull,
      registerCell: fitNull(registerUp.known(), priors.registerCell, 'both'),
      absenceCell: fitNull(absent.cells.known(), priors.absenceCell, 'lower'),
      absenceSchool: fitNull(absent.schools.known(), priors.absenceSchool, 'lower'),
    },
  }
}

/** What is asked of the measured numbers, in this thread or another. */
export function viewScreening(measured: MeasuredScreening): PreparedScreening {
  const { assessments, classes, bounds, histograms, leftOut, level, register, absence, evidence, nulls } = measured
  const gathered = viewCells(assessments, classes, bounds)
  const windows = windowsOf(assessments)
  const shapeOf = shaper(histograms, leftOut)
  const promiseOf = (cell: ScreeningCell) => levelPromise(level, cell.position)
  const levelAt = (position: number) => levelEvidence(gathered, level, position)
  let cohorts: MeasuredCohorts | undefined
  const prepareCell = rememberSchool((cell): PreparedCell => {
    const groups = groupsOf(cell, windows, shapeOf)
    return {
      cell,
      windows: windows[cell.assessment]!,
      boundaryGroups: groups,
      boundary: boundaryEvidence(groups),
      register: registerEvidenceOf(register, cell, promiseOf(cell)),
      level: levelAt(cell.position),
    }
  })
  return {
    gathered,
    evidence: {
      boundaryCell: new EvidenceColumns(evidence.boundaryCell),
      boundarySchool: new EvidenceColumns(evidence.boundarySchool),
      registerUp: new EvidenceColumns(evidence.registerUp),
      registerDown: new EvidenceColumns(evidence.registerDown),
      absenceCell: new EvidenceColumns(evidence.absenceCell),
      absenceSchool: new EvidenceColumns(evidence.absenceSchool),
    },
    nulls,
    patterns: viewPatterns(gathered, measured.patterns),
    get cohorts() {
      return (cohorts ??= measureCohorts(gathered))
    },
    levelAt,
    cellAt: (position) => prepareCell(gathered.cells.at(position)),
    shapeOf,
    absenceOf: (cell) => absenceGroups(gathered, absence, cell),
    chancesOf: (cell) => chancesOf(register, cell.assessment, cell.register, promiseOf(cell)),
  }
}

const windowsOf = (assessments: readonly Assessment[]): Windows =>
  assessments.map(({ scale, maxScore }) =>
    scale === 'missing' ? 'no-scale' : cutWindows(scale, highestScore(maxScore)),
  )

const highestScore = (maxScore: number | 'unknown') => (maxScore === 'unknown' ? Infinity : maxScore)

/** Expected shapes of cells against the reference without the schools left out and without the cell itself. */
function shaper(histograms: readonly ReferenceHistogram[], leftOut: ReadonlySet<number>): PreparedScreening['shapeOf'] {
  return (cell) => {
    const reference = histograms[cell.assessment]!
    const own = cell.works
    const ownInside = !leftOut.has(cell.school)
    const works = reference.works - (ownInside ? own : 0)
    const schools = reference.schools - (ownInside ? 1 : 0)
    const known = works >= leastReferenceWorks && (schools >= leastReferenceSchools || works >= outsideWorks)
    if (!known || own === 0) return 'no-reference'
    return { shape: tiltHistogram(cell.scores, reference, ownInside), reference, ownInside }
  }
}

type Windows = readonly (readonly CutWindow[] | 'no-scale')[]

function groupsOf(
  cell: ScreeningCell,
  windows: Windows,
  shapeOf: PreparedScreening['shapeOf'],
): readonly BoundaryGroup[] {
  const cuts = windows[cell.assessment]!
  if (cuts === 'no-scale') return []
  const shaped = shapeOf(cell)
  return shaped === 'no-reference'
    ? []
    : boundaryGroups(cell.scores, shaped.shape, cuts, shaped.reference, shaped.ownInside)
}

interface MeasuredBoundary {
  readonly cells: EvidenceColumns
  readonly schools: EvidenceColumns
  readonly schoolNull: EmpiricalNull
}

function measureBoundary(
  gathered: GatheredCells,
  windows: Windows,
  shapeOf: PreparedScreening['shapeOf'],
): MeasuredBoundary {
  const cells = new EvidenceColumns(gathered.cells.length)
  const schools = new EvidenceColumns(gathered.schools.length)
  for (const [position, school] of gathered.schools.entries()) {
    const pooled: BoundaryGroup[] = []
    for (const cell of school.cells) {
      const groups = groupsOf(cell, windows, shapeOf)
      cells.set(cell.position, boundaryEvidence(groups))
      pooled.push(...groups)
    }
    schools.set(position, boundaryEvidence(pooled))
  }
  return { cells, schools, schoolNull: fitNull(schools.known(), priors.boundarySchool, 'lower') }
}

function clearSchools({ schools, schoolNull }: MeasuredBoundary, count: number): ReadonlySet<number> {
  const logP = Array.from({ length: count }, (_, position) => {
    const evidence = schools.at(position)
    return evidence === undefined ? 0 : calibratedLogP(evidence.logP, evidence.n, schoolNull)
  })
  const logQ = benjaminiHochberg(logP)
  return new Set(logQ.flatMap((value, school) => (value <= leaveOutLogQ ? [school] : [])))
}

function measureAbsence(gathered: GatheredCells, totals: AbsenceTotals) {
  const cells = new EvidenceColumns(gathered.cells.length)
  const schools = new EvidenceColumns(gathered.schools.length)
  for (const [position, school] of gathered.schools.entries()) {
    const pooled: AbsenceGroup[] = []
    for (const cell of school.cells) {
      const groups = absenceGroups(gathered, totals, cell)
      cells.set(cell.position, absenceEvidence(groups))
      pooled.push(...groups)
    }
    schools.set(position, absenceEvidence(pooled))
  }
  return { cells, schools }
}

import { benjaminiHochberg } from '#stats'
import { absenceEvidence, absenceReference, type AbsenceGroup } from './absence.ts'
import { boundaryEvidence, boundaryGroups, type BoundaryEvidence, type BoundaryGroup } from './boundary.ts'
import { measureCohorts, type MeasuredCohorts } from './cohorts/measure-cohorts.ts'
import { cutWindows } from './cut-windows.ts'
import { EvidenceColumns } from './evidence-columns.ts'
import { fitNull, type EmpiricalNull, type NullPrior } from './empirical-null.ts'
import { calibratedLogP } from './evidence.ts'
import { gatherCells, type GatheredCells, type ScreeningCell } from './gather-cells.ts'
import { measurePatterns, type MeasuredPatterns } from './patterns/measure-patterns.ts'
import { levelEvidence, type LevelEvidence } from './level.ts'
import type { CutWindow, ScreeningInput } from './model.ts'
import { referenceHistograms, type ReferenceHistogram } from './reference-histograms.ts'
import { registerReference } from './register-reference.ts'
import type { RegisterChances, RegisterEvidence } from './register.ts'
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

export function prepareScreening(input: ScreeningInput): PreparedScreening {
  const gathered = gatherCells(input)
  const windows = gathered.assessments.map((assessment) =>
    assessment.scale === 'missing' ? 'no-scale' : cutWindows(assessment.scale, highestScore(assessment.maxScore)),
  )
  const everyone = shaper(input, gathered, new Set())
  const first = measureBoundary(gathered, windows, everyone)
  const leftOut = clearSchools(first, gathered.schools.length)
  const shapeOf = leftOut.size === 0 ? everyone : shaper(input, gathered, leftOut)
  const boundary = leftOut.size === 0 ? first : measureBoundary(gathered, windows, shapeOf)
  const levelAt = levelEvidence(gathered)
  const registers = registerReference(gathered, (position) => levelAt(position)?.promise)
  const registerUp = new EvidenceColumns(gathered.cells.length)
  const registerDown = new EvidenceColumns(gathered.cells.length)
  for (const cell of gathered.cells) {
    const evidence = registers.evidenceOf(cell)
    registerUp.set(cell.position, evidence?.up)
    registerDown.set(cell.position, evidence?.down)
  }
  const absenceOf = absenceReference(gathered)
  const absence = measureAbsence(gathered, absenceOf)
  return {
    gathered,
    evidence: {
      boundaryCell: boundary.cells,
      boundarySchool: boundary.schools,
      registerUp,
      registerDown,
      absenceCell: absence.cells,
      absenceSchool: absence.schools,
    },
    nulls: {
      boundaryCell: fitNull([...boundary.cells.known()], priors.boundaryCell, 'lower'),
      boundarySchool: boundary.schoolNull,
      registerCell: fitNull([...registerUp.known()], priors.registerCell, 'both'),
      absenceCell: fitNull([...absence.cells.known()], priors.absenceCell, 'lower'),
      absenceSchool: fitNull([...absence.schools.known()], priors.absenceSchool, 'lower'),
    },
    patterns: measurePatterns(gathered),
    cohorts: measureCohorts(gathered),
    levelAt,
    cellAt: (position) => {
      const cell = gathered.cells[position]
      if (cell === undefined) throw new Error(`cellAt: no cell at position ${position}`)
      const groups = groupsOf(cell, windows, shapeOf)
      return {
        cell,
        windows: windows[cell.assessment]!,
        boundaryGroups: groups,
        boundary: boundaryEvidence(groups),
        register: registers.evidenceOf(cell),
        level: levelAt(position),
      }
    },
    shapeOf,
    absenceOf,
    chancesOf: registers.chancesOf,
  }
}

const highestScore = (maxScore: number | 'unknown') => (maxScore === 'unknown' ? Infinity : maxScore)

/** Expected shapes of cells against the reference without the schools left out and without the cell itself. */
function shaper(input: ScreeningInput, gathered: GatheredCells, leftOut: ReadonlySet<number>) {
  const references = referenceHistograms(gathered, leftOut, input.outside ?? [])
  return (cell: ScreeningCell): CellShape | 'no-reference' => {
    const reference = references[cell.assessment]!
    const ownInside = !leftOut.has(cell.school)
    const works = reference.works - (ownInside ? cell.works : 0)
    const schools = reference.schools - (ownInside ? 1 : 0)
    const known = works >= leastReferenceWorks && (schools >= leastReferenceSchools || works >= outsideWorks)
    if (!known || cell.works === 0) return 'no-reference'
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
  gathered.schools.forEach((school, position) => {
    const pooled: BoundaryGroup[] = []
    for (const cell of school.cells) {
      const groups = groupsOf(cell, windows, shapeOf)
      cells.set(cell.position, boundaryEvidence(groups))
      pooled.push(...groups)
    }
    schools.set(position, boundaryEvidence(pooled))
  })
  return { cells, schools, schoolNull: fitNull([...schools.known()], priors.boundarySchool, 'lower') }
}

function clearSchools({ schools, schoolNull }: MeasuredBoundary, count: number): ReadonlySet<number> {
  const logP = Array.from({ length: count }, (_, position) => {
    const evidence = schools.at(position)
    return evidence === undefined ? 0 : calibratedLogP(evidence.logP, evidence.n, schoolNull)
  })
  const logQ = benjaminiHochberg(logP)
  return new Set(logQ.flatMap((value, school) => (value <= leaveOutLogQ ? [school] : [])))
}

function measureAbsence(gathered: GatheredCells, groupsOfCell: PreparedScreening['absenceOf']) {
  const cells = new EvidenceColumns(gathered.cells.length)
  const schools = new EvidenceColumns(gathered.schools.length)
  gathered.schools.forEach((school, position) => {
    const pooled: AbsenceGroup[] = []
    for (const cell of school.cells) {
      const groups = groupsOfCell(cell)
      cells.set(cell.position, absenceEvidence(groups))
      pooled.push(...groups)
    }
    schools.set(position, absenceEvidence(pooled))
  })
  return { cells, schools }
}

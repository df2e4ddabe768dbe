import { benjaminiHochberg } from '#stats'
import { boundaryEvidence, boundaryGroups, type BoundaryEvidence, type BoundaryGroup } from './boundary.ts'
import { cutWindows } from './cut-windows.ts'
import { fitNull, type EmpiricalNull, type NullPrior } from './empirical-null.ts'
import { calibratedLogP } from './evidence.ts'
import { gatherCells, type GatheredCells, type ScreeningCell } from './gather-cells.ts'
import { levelEvidence, type LevelEvidence } from './level.ts'
import type { CutWindow, ScreeningInput } from './model.ts'
import { referenceHistograms, type ReferenceHistogram } from './reference-histograms.ts'
import { registerByCell } from './register-cells.ts'
import type { RegisterChances, RegisterEvidence } from './register.ts'
import { tiltHistogram } from './tilt-histogram.ts'

/** Everything worked out once for a data set: what the judgement, the pages and the figures all read. */
export interface PreparedScreening {
  readonly gathered: GatheredCells
  /** In the order of the gathered cells. */
  readonly cells: readonly PreparedCell[]
  /** Boundary evidence pooled over all cells, in the order of the gathered schools. */
  readonly schoolBoundary: readonly (BoundaryEvidence | undefined)[]
  readonly nulls: {
    readonly boundaryCell: EmpiricalNull
    readonly boundarySchool: EmpiricalNull
    readonly registerCell: EmpiricalNull
  }
  /** Expected probabilities by score and the reference behind them, or why there is none. */
  readonly shapeOf: (cell: ScreeningCell) => CellShape | 'no-reference'
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
} as const satisfies Record<string, NullPrior>

/** Schools with clear evidence at the steps leave the reference, so that they do not hide themselves and each other. */
const leaveOutLogQ = Math.log(0.05)

export function prepareScreening(input: ScreeningInput): PreparedScreening {
  const gathered = gatherCells(input)
  const windows = gathered.assessments.map((assessment) =>
    assessment.scale === 'missing' ? 'no-scale' : cutWindows(assessment.scale, highestScore(assessment.maxScore)),
  )
  const first = measureBoundary(gathered, windows, shaper(input, gathered, new Set()))
  const leftOut = clearSchools(first)
  const shapeOf = shaper(input, gathered, leftOut)
  const boundary = leftOut.size === 0 ? first : measureBoundary(gathered, windows, shapeOf)
  const levels = levelEvidence(gathered)
  const register = registerByCell(gathered, (position) => levels.get(position)?.promise)
  const cells = gathered.cells.map((cell, i): PreparedCell => ({
    cell,
    windows: windows[cell.assessment]!,
    boundaryGroups: boundary.groups[i]!,
    boundary: boundaryEvidence(boundary.groups[i]!),
    register: register.evidence[i],
    level: levels.get(i),
  }))
  return {
    gathered,
    cells,
    schoolBoundary: boundary.schools,
    nulls: {
      boundaryCell: fitNull(cells.flatMap((cell) => cell.boundary ?? []), priors.boundaryCell, 'lower'),
      boundarySchool: boundary.schoolNull,
      registerCell: fitNull(cells.flatMap((cell) => cell.register?.up ?? []), priors.registerCell, 'both'),
    },
    shapeOf,
    chancesOf: register.chancesOf,
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

interface MeasuredBoundary {
  readonly groups: readonly (readonly BoundaryGroup[])[]
  readonly schools: readonly (BoundaryEvidence | undefined)[]
  readonly schoolNull: EmpiricalNull
}

function measureBoundary(
  gathered: GatheredCells,
  windows: readonly (readonly CutWindow[] | 'no-scale')[],
  shapeOf: PreparedScreening['shapeOf'],
): MeasuredBoundary {
  const groups = gathered.cells.map((cell) => {
    const cuts = windows[cell.assessment]!
    if (cuts === 'no-scale') return []
    const shaped = shapeOf(cell)
    return shaped === 'no-reference' ? [] : boundaryGroups(cell.scores, shaped.shape, cuts, shaped.reference, shaped.ownInside)
  })
  const schools = gathered.schools.map((school) =>
    boundaryEvidence(school.cells.flatMap((cell) => groups[cell.position]!)),
  )
  const units = schools.filter((evidence) => evidence !== undefined)
  return { groups, schools, schoolNull: fitNull(units, priors.boundarySchool, 'lower') }
}

function clearSchools({ schools, schoolNull }: MeasuredBoundary): ReadonlySet<number> {
  const logP = schools.map((evidence) =>
    evidence === undefined ? 0 : calibratedLogP(evidence.logP, evidence.n, schoolNull),
  )
  const logQ = benjaminiHochberg(logP)
  return new Set(logQ.flatMap((value, school) => (value <= leaveOutLogQ ? [school] : [])))
}

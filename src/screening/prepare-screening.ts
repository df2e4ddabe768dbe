import { benjaminiHochberg } from '#stats'
import { boundaryEvidence, boundaryGroups, type BoundaryGroup } from './boundary.ts'
import { cutWindows } from './cut-windows.ts'
import { fitNull, type EmpiricalNull, type NullPrior } from './empirical-null.ts'
import { calibratedLogP } from './evidence.ts'
import { gatherCells, type GatheredCells, type ScreeningCell } from './gather-cells.ts'
import { levelEvidence, type LevelEvidence } from './level.ts'
import type { CutWindow, ScreeningInput } from './model.ts'
import { referenceHistograms, withoutOwn, type ReferenceHistogram } from './reference-histograms.ts'
import type { RegisterChances, RegisterEvidence } from './register.ts'
import { registerByCell } from './register-cells.ts'
import { tiltHistogram } from './tilt-histogram.ts'

/** Everything worked out once for a data set: what the judgement, the pages and the figures all read. */
export interface PreparedScreening {
  readonly gathered: GatheredCells
  readonly cells: readonly PreparedCell[]
  readonly nulls: {
    readonly boundaryCell: EmpiricalNull
    readonly boundarySchool: EmpiricalNull
    readonly registerCell: EmpiricalNull
  }
}

/** In the order of the gathered cells. */
export interface PreparedCell {
  readonly cell: ScreeningCell
  readonly windows: readonly CutWindow[] | 'no-scale'
  /** Expected probabilities by score, or why there is none. */
  readonly shape: Float64Array | 'no-reference'
  readonly boundary: readonly BoundaryGroup[]
  readonly chances: RegisterChances
  readonly register: RegisterEvidence | undefined
  readonly level: LevelEvidence | undefined
}

/** A reference of fewer schools or works than this is no reference. */
const leastReferenceSchools = 2
const leastReferenceWorks = 40

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
  const outside = input.outside ?? []
  const windows = gathered.assessments.map((assessment) =>
    assessment.scale === 'missing' ? 'no-scale' : cutWindows(assessment.scale, highestScore(assessment.maxScore)),
  )
  const first = shapes(gathered, referenceHistograms(gathered, new Set(), outside), windows, new Set())
  const leftOut = clearSchools(gathered, first)
  const final =
    leftOut.size === 0
      ? first
      : shapes(gathered, referenceHistograms(gathered, leftOut, outside), windows, leftOut)
  const levels = levelEvidence(gathered)
  const registers = registerByCell(gathered, (position) => levels.get(position)?.promise)
  const boundaryUnits = final.flatMap(({ groups }) => boundaryEvidence(groups) ?? [])
  const registerUnits = registers.flatMap(({ evidence }) => evidence?.up ?? [])
  return {
    gathered,
    cells: gathered.cells.map((cell, i) => ({
      cell,
      windows: windows[cell.assessment]!,
      shape: final[i]!.shape,
      boundary: final[i]!.groups,
      chances: registers[i]!.chances,
      register: registers[i]!.evidence,
      level: levels.get(i),
    })),
    nulls: {
      boundaryCell: fitNull(boundaryUnits, priors.boundaryCell, 'lower'),
      boundarySchool: schoolNull(gathered, final),
      registerCell: fitNull(registerUnits, priors.registerCell, 'both'),
    },
  }
}

const highestScore = (maxScore: number | 'unknown') => (maxScore === 'unknown' ? Infinity : maxScore)

interface ShapedCell {
  readonly shape: Float64Array | 'no-reference'
  readonly groups: readonly BoundaryGroup[]
}

function shapes(
  gathered: GatheredCells,
  references: readonly ReferenceHistogram[],
  windows: readonly (readonly CutWindow[] | 'no-scale')[],
  leftOut: ReadonlySet<number>,
): readonly ShapedCell[] {
  return gathered.cells.map((cell) => {
    const reference = withoutOwn(references[cell.assessment]!, cell, leftOut.has(cell.school))
    const known = reference.works >= leastReferenceWorks && (reference.schools >= leastReferenceSchools || reference.works > 1000)
    if (!known || cell.works === 0) return { shape: 'no-reference', groups: [] }
    const shape = tiltHistogram(cell.scores, reference)
    const cuts = windows[cell.assessment]!
    return { shape, groups: cuts === 'no-scale' ? [] : boundaryGroups(cell.scores, shape, cuts, reference) }
  })
}

function schoolEvidence(gathered: GatheredCells, shaped: readonly ShapedCell[]) {
  return gathered.schools.map((school) => boundaryEvidence(school.cells.flatMap((cell) => shaped[cell.position]!.groups)))
}

function schoolNull(gathered: GatheredCells, shaped: readonly ShapedCell[]): EmpiricalNull {
  const units = schoolEvidence(gathered, shaped).filter((evidence) => evidence !== undefined)
  return fitNull(units, priors.boundarySchool, 'lower')
}

function clearSchools(gathered: GatheredCells, shaped: readonly ShapedCell[]): ReadonlySet<number> {
  const fitted = schoolNull(gathered, shaped)
  const logP = schoolEvidence(gathered, shaped).map((evidence) =>
    evidence === undefined ? 0 : calibratedLogP(evidence.logP, evidence.n, fitted),
  )
  const logQ = benjaminiHochberg(logP)
  return new Set(logQ.flatMap((value, school) => (value <= leaveOutLogQ ? [school] : [])))
}

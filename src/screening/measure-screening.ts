import type { Assessment } from '#procedures/model'
import { benjaminiHochberg } from '#stats'
import { absenceEvidence, absenceGroups, absenceTotals, type AbsenceGroup, type AbsenceTotals } from './absence.ts'
import { boundaryEvidence, type BoundaryGroup } from './boundary.ts'
import { groupsOf, shapesAgainst, windowsOf, type ShapeOf, type Windows } from './cell-shapes.ts'
import type { ClassColumns, CountedInput } from './class-columns.ts'
import { fitNull, type EmpiricalNull, type NullPrior } from './empirical-null.ts'
import { EvidenceColumns, type EvidenceNumbers } from './evidence-columns.ts'
import { calibratedLogP } from './evidence.ts'
import { gatherCells, type CellBounds, type GatheredCells } from './gather-cells.ts'
import { levelPromise, measureLevel, type LevelNumbers } from './level.ts'
import type { ScreeningInput } from './model.ts'
import { measurePatterns } from './patterns/measure-patterns.ts'
import type { PatternNumbers } from './patterns/pattern-numbers.ts'
import { referenceHistograms, type ReferenceHistogram } from './reference-histograms.ts'
import { registerEvidenceOf, registerReference, type RegisterReference } from './register-reference.ts'

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
  readonly evidence: Readonly<Record<EvidenceName, EvidenceNumbers>>
  readonly nulls: Readonly<Record<NullName, EmpiricalNull>>
}

/** Numbers of every cell (by position) and school, which the judgement needs. */
export type EvidenceName =
  | 'boundaryCell'
  | 'boundarySchool'
  | 'registerUp'
  | 'registerDown'
  | 'absenceCell'
  | 'absenceSchool'
export type NullName = keyof typeof priors

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

export function measureScreening(input: ScreeningInput | CountedInput): MeasuredScreening {
  const gathered = gatherCells(input)
  return { ...measureTotals(gathered, input.outside), patterns: measurePatterns(gathered) }
}

/** Everything but the families that read task scores. @param told what share of the work is done, 0…1 */
export function measureTotals(
  gathered: GatheredCells,
  outside: ScreeningInput['outside'],
  told: (share: number) => void = () => {},
): Omit<MeasuredScreening, 'patterns'> {
  const windows = windowsOf(gathered.assessments)
  const all = new Set<number>()
  const everyone = referenceHistograms(gathered, all, outside)
  const first = measureBoundary(gathered, windows, shapesAgainst(everyone, all))
  told(0.3)
  const leftOut = clearSchools(first, gathered.schools.length)
  const histograms = leftOut.size === 0 ? everyone : referenceHistograms(gathered, leftOut, outside)
  const boundary = leftOut.size === 0 ? first : measureBoundary(gathered, windows, shapesAgainst(histograms, leftOut))
  told(0.55)
  const level = measureLevel(gathered)
  told(0.65)
  const register = registerReference(gathered, (position) => levelPromise(level, position))
  const registerUp = new EvidenceColumns(gathered.cells.length)
  const registerDown = new EvidenceColumns(gathered.cells.length)
  for (const cell of gathered.cells) {
    const evidence = registerEvidenceOf(register, cell, levelPromise(level, cell.position))
    registerUp.set(cell.position, evidence?.up)
    registerDown.set(cell.position, evidence?.down)
  }
  told(0.9)
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

interface MeasuredBoundary {
  readonly cells: EvidenceColumns
  readonly schools: EvidenceColumns
  readonly schoolNull: EmpiricalNull
}

function measureBoundary(gathered: GatheredCells, windows: Windows, shapeOf: ShapeOf): MeasuredBoundary {
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

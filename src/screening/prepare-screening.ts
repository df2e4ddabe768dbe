import { absenceGroups, type AbsenceGroup } from './absence.ts'
import { boundaryEvidence, type BoundaryEvidence, type BoundaryGroup } from './boundary.ts'
import { groupsOf, shapesAgainst, windowsOf, type ShapeOf } from './cell-shapes.ts'
import type { CountedInput } from './class-columns.ts'
import { measureCohorts, type MeasuredCohorts } from './cohorts/measure-cohorts.ts'
import type { EmpiricalNull } from './empirical-null.ts'
import { EvidenceColumns } from './evidence-columns.ts'
import { viewCells, type GatheredCells, type ScreeningCell } from './gather-cells.ts'
import { levelEvidence, levelPromise, type LevelEvidence } from './level.ts'
import { measureScreening, type EvidenceName, type MeasuredScreening, type NullName } from './measure-screening.ts'
import type { CutWindow, ScreeningInput } from './model.ts'
import { viewPatterns, type MeasuredPatterns } from './patterns/view-patterns.ts'
import { chancesOf, registerEvidenceOf } from './register-reference.ts'
import type { RegisterChances, RegisterEvidence } from './register.ts'
import { rememberSchool } from './remember-school.ts'

/** Everything worked out once for a data set: what the judgement, the pages and the figures all read. */
export interface PreparedScreening {
  readonly gathered: GatheredCells
  readonly evidence: Readonly<Record<EvidenceName, EvidenceColumns>>
  readonly nulls: Readonly<Record<NullName, EmpiricalNull>>
  /** Families that read task scores. */
  readonly patterns: MeasuredPatterns
  /** The same children's later results. */
  readonly cohorts: MeasuredCohorts
  readonly levelAt: (position: number) => LevelEvidence | undefined
  /** One cell with everything about it, worked out when asked. */
  readonly cellAt: (position: number) => PreparedCell
  /** Expected probabilities by score and the reference behind them, or why there is none. */
  readonly shapeOf: ShapeOf
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

export const prepareScreening = (input: ScreeningInput | CountedInput): PreparedScreening =>
  viewScreening(measureScreening(input))

/** What is asked of the measured numbers, in this thread or another. */
export function viewScreening(measured: MeasuredScreening): PreparedScreening {
  const { assessments, classes, bounds, histograms, leftOut, level, register, absence, evidence, nulls } = measured
  const gathered = viewCells(assessments, classes, bounds)
  const windows = windowsOf(assessments)
  const shapeOf = shapesAgainst(histograms, leftOut)
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

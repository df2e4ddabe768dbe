import type { EmpiricalNull } from '../empirical-null.ts'
import type { CalibratedClosest } from './calibrate-closest.ts'
import type { ClassTable } from './class-table.ts'
import type { PatternFamily } from './pattern-families.ts'
import type { PatternReference } from './pattern-reference.ts'
import type { ScoreNumbers } from './pattern-scores.ts'

/** Everything measured of the pattern families: plain data in shared memory. */
export interface PatternNumbers {
  readonly references: readonly (PatternReference | undefined)[]
  readonly table: Pick<ClassTable, 'size' | 'index' | 'cell' | 'assessment' | 'stiffness' | 'closestWorks' | 'closest'>
  readonly closest: CalibratedClosest
  readonly families: Readonly<Record<PatternFamily, FamilyNumbers>>
}

export interface FamilyNumbers {
  readonly cells: ScoreNumbers
  readonly schools: ScoreNumbers
  readonly fitted: EmpiricalNull
  /** Calibrated score by class of the table. */
  readonly z: Float32Array
  /** By assessment. */
  readonly icc: readonly number[]
}

/** Smaller cells and schools do not speak. */
export const leastCellWorks = 8
export const leastSchoolWorks = 20

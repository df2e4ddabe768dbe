import type { Assessment } from '#procedures/model'
import type { ClassColumns } from '../class-columns.ts'
import { viewCells, type CellBounds } from '../gather-cells.ts'
import { measurePatterns } from './measure-patterns.ts'
import type { PatternNumbers } from './pattern-numbers.ts'

/** Gathered cells as they are posted to a thread. */
export interface CountedCells {
  readonly assessments: readonly Assessment[]
  readonly columns: ClassColumns
  readonly bounds: CellBounds
}

/** Runs in a thread. */
export const measureCountedPatterns = ({ assessments, columns, bounds }: CountedCells): PatternNumbers =>
  measurePatterns(viewCells(assessments, columns, bounds))

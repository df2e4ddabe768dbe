import type { GatheredCells } from '../gather-cells.ts'
import { classSigns } from './class-signs.ts'
import { closestWork } from './closest-work.ts'
import type { PatternReference } from './pattern-reference.ts'

/** A number of each class that is a sum over works: the sum, its variance and skewness given the totals. */
export interface SumColumns {
  readonly sum: Float64Array
  /** 0 where the class has no such number. */
  readonly variance: Float64Array
  readonly skewness: Float64Array
}

/**
 * Numbers of all classes whose works carry task scores, in columns: objects for every class of a country would fill the
 * memory. Classes follow each other as in the gathered cells.
 */
export interface ClassTable {
  readonly size: number
  /** Position of the class's cell, school and assessment. */
  readonly cell: Uint32Array
  readonly school: Uint32Array
  readonly assessment: Uint32Array
  /** Position of the class among the classes of its cell. */
  readonly within: Uint32Array
  /** Number of tasks of the assessment. */
  readonly tasks: Uint32Array
  readonly works: Float64Array
  readonly level: Float64Array
  readonly stiffness: Float64Array
  readonly residual: Float64Array
  readonly runs: Float64Array
  /** Works compared pair by pair, and how much they resemble the closest of them (`closestWork`). */
  readonly closestWorks: Float64Array
  readonly closest: Float64Array
  readonly open: SumColumns
  readonly fit: SumColumns
}

/** Smaller classes say nothing of a pattern. */
const leastClassWorks = 4

/** @param before the same classes against another reference: pairs of works hardly depend on it and are not compared again */
export function measureClasses(
  gathered: GatheredCells,
  references: readonly (PatternReference | undefined)[],
  before?: ClassTable,
): ClassTable {
  const most = gathered.cells.reduce((sum, cell) => sum + cell.classes.length, 0)
  const column = () => new Float64Array(most)
  const sums = (): SumColumns => ({ sum: column(), variance: column(), skewness: column() })
  const table = {
    cell: new Uint32Array(most),
    school: new Uint32Array(most),
    assessment: new Uint32Array(most),
    within: new Uint32Array(most),
    tasks: new Uint32Array(most),
    works: column(),
    level: column(),
    stiffness: column(),
    residual: column(),
    runs: column(),
    closestWorks: column(),
    closest: column(),
    open: sums(),
    fit: sums(),
  }
  let size = 0
  for (const cell of gathered.cells) {
    const reference = references[cell.assessment]
    if (reference === undefined) continue
    for (const [within, { taskScores, variants }] of cell.classes.entries()) {
      if (taskScores === undefined) continue
      const signs = classSigns(taskScores, reference, variants)
      if (signs.works < leastClassWorks) continue
      table.cell[size] = cell.position
      table.school[size] = cell.school
      table.assessment[size] = cell.assessment
      table.within[size] = within
      table.tasks[size] = reference.tasks
      table.works[size] = signs.works
      table.level[size] = signs.level
      table.stiffness[size] = signs.stiffness
      table.residual[size] = signs.residual
      table.runs[size] = signs.runs
      const { works, sum } =
        before === undefined ? closestWork(taskScores, reference, variants) : closestBefore(before, size)
      table.closestWorks[size] = works
      table.closest[size] = sum
      for (const [columns, own] of [
        [table.open, signs.open],
        [table.fit, signs.fit],
      ] as const) {
        columns.sum[size] = own?.sum ?? 0
        columns.variance[size] = own?.variance ?? 0
        columns.skewness[size] = own?.skewness ?? 0
      }
      size++
    }
  }
  return { size, ...table }
}

const closestBefore = ({ closestWorks, closest }: ClassTable, index: number) => ({
  works: closestWorks[index]!,
  sum: closest[index]!,
})

import type { GatheredCells } from '../gather-cells.ts'
import { classSigns, type CentredSum } from './class-signs.ts'
import { closestWork } from './closest-work.ts'
import type { PatternReference } from './pattern-reference.ts'

/** A number of each class that is a sum over works: the sum, its variance and skewness given the totals. */
export interface SumColumns {
  readonly sum: Float32Array
  /** 0 where the class has no such number. */
  readonly variance: Float32Array
  readonly skewness: Float32Array
}

/**
 * Numbers of all classes whose works carry task scores, in columns: objects for every class of a country would fill the
 * memory. Classes follow each other as in the gathered cells. Plain data in shared memory.
 */
export interface ClassTable {
  readonly size: number
  /** Position of the class among the gathered ones, and of its cell, school and assessment. */
  readonly index: Uint32Array
  readonly cell: Uint32Array
  readonly school: Uint32Array
  readonly assessment: Uint32Array
  /** Number of tasks of the assessment. */
  readonly tasks: Uint16Array
  readonly works: Uint16Array
  readonly level: Float32Array
  readonly stiffness: Float32Array
  readonly residual: Float32Array
  readonly runs: Float32Array
  /** Works compared pair by pair, and how much they resemble the closest of them (`closestWork`). */
  readonly closestWorks: Uint16Array
  readonly closest: Float32Array
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
  const { classes } = gathered
  const table = emptyTable(classes.columns.size)
  let scratch = new Uint8Array(4096)
  let size = 0
  for (const cell of gathered.cells) {
    const reference = references[cell.assessment]
    if (reference === undefined) continue
    for (let index = cell.from; index < cell.to; index++) {
      const length = classes.scoresLength(index)
      if (length === 0) continue
      if (length > scratch.length) scratch = new Uint8Array(2 * length)
      const scores = scratch.subarray(0, length)
      classes.readScores(index, scores)
      const variants = classes.variants(index)
      const signs = classSigns(scores, reference, variants)
      if (signs.works < leastClassWorks) continue
      table.index[size] = index
      table.cell[size] = cell.position
      table.school[size] = cell.school
      table.assessment[size] = cell.assessment
      table.tasks[size] = reference.tasks
      table.works[size] = signs.works
      table.level[size] = signs.level
      table.stiffness[size] = signs.stiffness
      table.residual[size] = signs.residual
      table.runs[size] = signs.runs
      const { works, sum } =
        before === undefined ? closestWork(scores, reference, variants) : closestBefore(before, size)
      table.closestWorks[size] = works
      table.closest[size] = sum
      setSum(table.open, size, signs.open)
      setSum(table.fit, size, signs.fit)
      size++
    }
  }
  return { size, ...table }
}

function emptyTable(size: number): Omit<ClassTable, 'size'> {
  const whole = () => new Uint32Array(new SharedArrayBuffer(4 * size))
  const small = () => new Uint16Array(new SharedArrayBuffer(2 * size))
  const column = () => new Float32Array(new SharedArrayBuffer(4 * size))
  const sums = (): SumColumns => ({ sum: column(), variance: column(), skewness: column() })
  return {
    index: whole(),
    cell: whole(),
    school: whole(),
    assessment: whole(),
    tasks: small(),
    works: small(),
    level: column(),
    stiffness: column(),
    residual: column(),
    runs: column(),
    closestWorks: small(),
    closest: column(),
    open: sums(),
    fit: sums(),
  }
}

function setSum(columns: SumColumns, at: number, own: CentredSum | undefined): void {
  columns.sum[at] = own?.sum ?? 0
  columns.variance[at] = own?.variance ?? 0
  columns.skewness[at] = own?.skewness ?? 0
}

const closestBefore = ({ closestWorks, closest }: ClassTable, index: number) => ({
  works: closestWorks[index]!,
  sum: closest[index]!,
})

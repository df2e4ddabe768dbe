import { againstNull } from '../empirical-null.ts'
import type { GatheredCells, ScreeningCell } from '../gather-cells.ts'
import { rememberSchool } from '../remember-school.ts'
import { closestSumAt } from './calibrate-closest.ts'
import type { ClassTable } from './class-table.ts'
import { patternFamilies, type PatternFamily } from './pattern-families.ts'
import { patternSums, type PatternSums } from './pattern-facts.ts'
import { leastCellWorks, leastSchoolWorks, type PatternNumbers } from './pattern-numbers.ts'
import type { PatternReference } from './pattern-reference.ts'
import { PatternScores, type PatternScore } from './pattern-scores.ts'
import type { ClassWorks } from './variant-shifts.ts'

/** What the judgement, the words and the pictures ask of the families that read task scores. */
export interface MeasuredPatterns {
  readonly cellAt: (family: PatternFamily, position: number) => PatternScore | undefined
  readonly schoolAt: (family: PatternFamily, position: number) => PatternScore | undefined
  /** The school's calibrated score without one of its cells. */
  readonly besideAt: (family: PatternFamily, cell: number, school: number) => number | undefined
  /** The class that alone carries a family's sign in its cell, if there is one. */
  readonly onlyClassOf: (family: PatternFamily, cell: ScreeningCell) => string | undefined
  /** How closely the works of each class of a cell resemble one of them, beside what honest classes show. */
  readonly closestOf: (position: number) => readonly ClosestOfClass[]
  readonly referenceOf: (cell: ScreeningCell) => PatternReference | undefined
  /** Works of each class of a cell. */
  readonly worksOf: (cell: ScreeningCell) => readonly ClassWorks[]
  /** What the facts of a cell are made of; remembered while its school is asked about. */
  readonly sumsOf: (cell: ScreeningCell) => PatternSums
  /** Excess variance of a family's honest classes per work beyond the first, for intervals. */
  readonly iccOf: (family: PatternFamily, assessment: number) => number
}

export interface ClosestOfClass {
  readonly works: number
  /** Root mean square correlation of the other works with the closest one; usual value and deviation in honest classes. */
  readonly value: number
  readonly usual: number
  readonly deviation: number
}

/** A class speaks from this score on: one honest class in twenty. */
const speakingScore = 1.645

/** What is asked of the numbers, in this thread or another. */
export function viewPatterns(gathered: GatheredCells, numbers: PatternNumbers): MeasuredPatterns {
  const { references, table, closest } = numbers
  const families = new Map(
    patternFamilies.map((family) => {
      const own = numbers.families[family]
      return [
        family,
        {
          ...own,
          cells: new PatternScores(own.cells, leastCellWorks),
          schools: new PatternScores(own.schools, leastSchoolWorks),
        },
      ] as const
    }),
  )
  const view: MeasuredPatterns = {
    cellAt: (family, position) => families.get(family)!.cells.at(position),
    schoolAt: (family, position) => families.get(family)!.schools.at(position),
    besideAt: (family, cell, school) => {
      const { cells, schools, fitted } = families.get(family)!
      const all = schools.sumOf(school)
      const own = cells.sumOf(cell)
      const squares = all.squares - own.squares
      if (!(squares > 1e-6 * all.squares)) return undefined
      return againstNull((all.sum - own.sum) / Math.sqrt(squares), all.classes - own.classes, fitted)
    },
    onlyClassOf: (family, cell) => {
      const { z } = families.get(family)!
      const speaking: number[] = []
      for (let i = firstOfCell(table, cell.position); i < table.size && table.cell[i] === cell.position; i++) {
        if (z[i]! >= speakingScore) speaking.push(i)
      }
      return speaking.length === 1 ? gathered.classes.label(table.index[speaking[0]!]!) : undefined
    },
    closestOf: (position) => {
      const found: ClosestOfClass[] = []
      for (let i = firstOfCell(table, position); i < table.size && table.cell[i] === position; i++) {
        const works = table.closestWorks[i]!
        const rootMean = (sum: number) => Math.sqrt(sum / (works - 1))
        const sumAt = (score: number) => closestSumAt(closest, score, table.assessment[i]!, works, table.stiffness[i]!)
        const usual = rootMean(sumAt(0))
        found.push({
          works,
          value: rootMean(table.closest[i]!),
          usual,
          deviation: (rootMean(sumAt(1.96)) - usual) / 1.96,
        })
      }
      return found
    },
    referenceOf: (cell) => references[cell.assessment],
    worksOf: ({ from, to }) =>
      Array.from({ length: to - from }, (_, i) => ({
        taskScores: gathered.classes.taskScores(from + i),
        variants: gathered.classes.variants(from + i),
      })),
    sumsOf: rememberSchool((cell) => patternSums(cell, view)),
    iccOf: (family, assessment) => families.get(family)!.icc[assessment]!,
  }
  return view
}

/** Classes follow each other in the order of the cells. */
function firstOfCell({ cell, size }: Pick<ClassTable, 'cell' | 'size'>, position: number): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cell[middle]! < position) low = middle + 1
    else high = middle
  }
  return low
}

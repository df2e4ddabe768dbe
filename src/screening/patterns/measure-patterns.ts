import { benjaminiHochberg, cauchyCombination } from '#stats'
import { againstNull, fitNull, type EmpiricalNull, type NullPrior } from '../empirical-null.ts'
import type { GatheredCells, ScreeningCell } from '../gather-cells.ts'
import type { FamilyVerdict } from '../indication.ts'
import { calibrateSums, type CalibratedClasses, type KeptClasses } from './calibrate-classes.ts'
import { calibrateClosest } from './calibrate-closest.ts'
import { calibrateResidual } from './calibrate-residual.ts'
import { measureClasses, type ClassTable } from './class-table.ts'
import { patternReference, type PatternReference } from './pattern-reference.ts'
import { PatternScores, type PatternScore } from './pattern-scores.ts'
import { patternLogP } from './pattern-tail.ts'

/** Families that read the scores of single tasks. */
export const patternFamilies = ['task-residual', 'similarity', 'open-minus-short', 'person-fit'] as const
export type PatternFamily = (typeof patternFamilies)[number]

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
  /** Excess variance of a family's honest classes per work beyond the first, for intervals. */
  readonly iccOf: (family: PatternFamily, assessment: number) => number
}

/** A class speaks from this score on: one honest class in twenty. */
const speakingScore = 1.645

export interface ClosestOfClass {
  readonly works: number
  /** Root mean square correlation of the other works with the closest one; usual value and deviation in honest classes. */
  readonly value: number
  readonly usual: number
  readonly deviation: number
}

/** Smaller cells and schools do not speak. */
const leastCellWorks = 8
const leastSchoolWorks = 20

/** What real classes and simulated regions say of honest teaching (docs/methods/calibration.md). */
const priors = {
  residual: 0.025,
  similarity: { icc: 0.045, weight: 60 },
  open: { icc: 0.03, weight: 60 },
  fit: { icc: 0.03, weight: 60 },
  school: { icc: 0.01, weight: 60 },
} as const satisfies Record<string, number | NullPrior>

/** Schools and cells with clear evidence leave the reference, as schools do at the steps between marks. */
const leaveOutLogQ = Math.log(0.05)

/** What is judged, but forms neither the reference nor the null: positions of schools, and of cells (all cells of such schools too). */
interface LeftOut {
  readonly schools: ReadonlySet<number>
  readonly cells: ReadonlySet<number>
}

const nothing: LeftOut = { schools: new Set(), cells: new Set() }

export function measurePatterns(gathered: GatheredCells): MeasuredPatterns {
  const everyone = measureWithout(gathered, nothing)
  const leftOut = clearUnits(gathered, everyone)
  if (leftOut.cells.size === 0) return everyone
  const others = measureWithout(gathered, leftOut, everyone.table)
  const isPartLeftOut = gathered.schools.map(({ cells }) => cells.some(({ position }) => leftOut.cells.has(position)))
  return {
    ...others,
    cellAt: (family, position) =>
      leftOut.cells.has(position)
        ? milder(everyone.cellAt(family, position), others.cellAt(family, position))
        : others.cellAt(family, position),
    schoolAt: (family, position) =>
      isPartLeftOut[position]!
        ? milder(everyone.schoolAt(family, position), others.schoolAt(family, position))
        : others.schoolAt(family, position),
  }
}

/**
 * What left the reference is judged by the milder of the two: an honest class that nobody else is like (the only lyceum) would
 * otherwise be compared with a line drawn past it.
 */
const milder = (a: PatternScore | undefined, b: PatternScore | undefined): PatternScore | undefined =>
  a === undefined || b === undefined || a.z < b.z ? a : b

function clearUnits(gathered: GatheredCells, measured: MeasuredPatterns): LeftOut {
  const schools = clear(gathered.schools.length, 'school', measured.schoolAt)
  const cells = new Set(clear(gathered.cells.length, 'cell', measured.cellAt))
  for (const school of schools) for (const { position } of gathered.schools[school]!.cells) cells.add(position)
  return { schools: new Set(schools), cells }
}

function clear(units: number, unit: 'school' | 'cell', scoreAt: MeasuredPatterns['cellAt']): readonly number[] {
  const logP = Array.from({ length: units }, (_, position) => {
    const own = patternFamilies.flatMap((family) => {
      const score = scoreAt(family, position)
      return score === undefined ? [] : [patternLogP(score.z, unit)]
    })
    return own.length === 0 ? 0 : cauchyCombination(own)
  })
  return benjaminiHochberg(logP).flatMap((logQ, position) => (logQ <= leaveOutLogQ ? [position] : []))
}

function measureWithout(
  gathered: GatheredCells,
  leftOut: LeftOut,
  before?: ClassTable,
): MeasuredPatterns & { readonly table: ClassTable } {
  const byAssessment = Map.groupBy(gathered.cells, (cell) => cell.assessment)
  const references = gathered.assessments.map((assessment, position) =>
    patternReference(
      assessment,
      (byAssessment.get(position) ?? []).flatMap((cell) => (leftOut.cells.has(cell.position) ? [] : cell.classes)),
    ),
  )
  const table = measureClasses(gathered, references, before)
  const kept: number[][] = gathered.assessments.map(() => [])
  for (let i = 0; i < table.size; i++) {
    if (!leftOut.cells.has(table.cell[i]!)) kept[table.assessment[i]!]!.push(i)
  }
  const closest = calibrateClosest(table, kept, priors.similarity)
  const families = new Map(
    patternFamilies.map((family) => {
      const classes = family === 'similarity' ? closest : calibrate(family, table, kept)
      const cells = pool(classes, table, table.cell, new PatternScores(gathered.cells.length, leastCellWorks))
      const schools = pool(classes, table, table.school, new PatternScores(gathered.schools.length, leastSchoolWorks))
      const fitted = widenSchools(schools, leftOut.schools)
      return [family, { cells, schools, fitted, classes }] as const
    }),
  )
  return {
    table,
    cellAt: (family, position) => families.get(family)!.cells.at(position),
    schoolAt: (family, position) => families.get(family)!.schools.at(position),
    besideAt: (family, cell, school) => {
      const { cells, schools, fitted } = families.get(family)!
      const all = schools.sumOf(school)
      const own = cells.sumOf(cell)
      const squares = all.squares - own.squares
      if (!(squares > 1e-9 * all.squares)) return undefined
      return againstNull((all.sum - own.sum) / Math.sqrt(squares), all.classes - own.classes, fitted)
    },
    onlyClassOf: (family, cell) => {
      const { z } = families.get(family)!.classes
      const speaking: number[] = []
      for (let i = firstOfCell(table, cell.position); i < table.size && table.cell[i] === cell.position; i++) {
        if (z[i]! >= speakingScore) speaking.push(i)
      }
      return speaking.length === 1 ? cell.classes[table.within[speaking[0]!]!]!.classLabel : undefined
    },
    closestOf: (position) => {
      const found: ClosestOfClass[] = []
      for (let i = firstOfCell(table, position); i < table.size && table.cell[i] === position; i++) {
        const works = table.closestWorks[i]!
        const rootMean = (sum: number) => Math.sqrt(sum / (works - 1))
        const sumAt = (score: number) => closest.sumAt(score, table.assessment[i]!, works, table.stiffness[i]!)
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
    iccOf: (family, assessment) => families.get(family)!.classes.icc[assessment]!,
  }
}

function calibrate(
  family: Exclude<PatternFamily, 'similarity'>,
  table: ClassTable,
  kept: KeptClasses,
): CalibratedClasses {
  switch (family) {
    case 'task-residual':
      return calibrateResidual(table, kept, priors.residual)
    case 'open-minus-short':
      return calibrateSums(table, table.open, kept, priors.open)
    case 'person-fit':
      return calibrateSums(table, table.fit, kept, priors.fit)
  }
}

/** Classes follow each other in the order of the cells. */
function firstOfCell({ cell, size }: ClassTable, position: number): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cell[middle]! < position) low = middle + 1
    else high = middle
  }
  return low
}

/** Stouffer's sum over the classes of each unit. */
function pool(
  classes: CalibratedClasses,
  table: ClassTable,
  unitOf: Uint32Array,
  scores: PatternScores,
): PatternScores {
  const sums = Array.from({ length: 5 }, () => new Float64Array(scores.size))
  const [z, most, squares, works, count] = sums as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let i = 0; i < table.size; i++) {
    const weight = classes.weight[i]!
    if (weight === 0) continue
    const unit = unitOf[i]!
    z[unit]! += weight * classes.z[i]!
    most[unit]! += weight * classes.most[i]!
    squares[unit]! += weight * weight
    works[unit]! += table.works[i]!
    count[unit]!++
  }
  for (let unit = 0; unit < scores.size; unit++) {
    if (count[unit] === 0) continue
    const norm = Math.sqrt(squares[unit]!)
    scores.set(unit, { z: z[unit]! / norm, most: most[unit]! / norm, works: works[unit]!, classes: count[unit]! })
    scores.setSum(unit, z[unit]!, squares[unit]!)
  }
  return scores
}

/** What the classes of one honest school have in common widens the null of its sum. */
function widenSchools(schools: PatternScores, leftOut: ReadonlySet<number>): EmpiricalNull {
  const units: { z: number; n: number }[] = []
  for (let school = 0; school < schools.size; school++) {
    const score = schools.at(school)
    if (score !== undefined && !leftOut.has(school)) units.push({ z: score.z, n: score.classes })
  }
  const fitted = fitNull(units, priors.school, 'lower')
  for (let school = 0; school < schools.size; school++) {
    const score = schools.at(school)
    if (score === undefined) continue
    const { classes } = score
    schools.set(school, {
      ...score,
      z: againstNull(score.z, classes, fitted),
      most: againstNull(score.most, classes, fitted),
    })
  }
  return fitted
}

/** @param reachable log p that must be attainable, or the family stays silent */
export function patternVerdict(
  score: PatternScore | undefined,
  unit: 'cell' | 'school',
  reachable: number,
): FamilyVerdict {
  if (score === undefined) return { logP: 'silent', leastLogP: 0 }
  const leastLogP = patternLogP(score.most, unit)
  return { logP: leastLogP > reachable ? 'silent' : patternLogP(score.z, unit), leastLogP }
}

import { benjaminiHochberg, cauchyCombination } from '#stats'
import { againstNull, fitNull, type NullPrior } from '../empirical-null.ts'
import type { GatheredCells, ScreeningCell } from '../gather-cells.ts'
import type { FamilyVerdict } from '../indication.ts'
import { calibrateSquares, calibrateSums, type CalibratedClasses, type KeptClasses } from './calibrate-classes.ts'
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
  readonly referenceOf: (cell: ScreeningCell) => PatternReference | undefined
  /** Excess variance of a family's honest classes per work beyond the first, for intervals. */
  readonly iccOf: (family: PatternFamily, assessment: number) => number
}

/** Smaller cells and schools do not speak. */
const leastCellWorks = 8
const leastSchoolWorks = 20

/** What real classes and simulated regions say of honest teaching (docs/methods/calibration.md). */
const priors = {
  residual: 0.025,
  similarity: 0.025,
  open: { icc: 0.03, weight: 60 },
  fit: { icc: 0.03, weight: 60 },
  school: { icc: 0.01, weight: 60 },
} as const satisfies Record<string, number | NullPrior>

/** Schools with clear evidence leave the reference, as they do at the steps between marks. */
const leaveOutLogQ = Math.log(0.05)

export function measurePatterns(gathered: GatheredCells): MeasuredPatterns {
  const everyone = measureWithout(gathered, new Set())
  const leftOut = clearSchools(gathered, everyone)
  return leftOut.size === 0 ? everyone : measureWithout(gathered, leftOut)
}

function clearSchools(gathered: GatheredCells, measured: MeasuredPatterns): ReadonlySet<number> {
  const logP = gathered.schools.map((_, position) => {
    const own = patternFamilies.flatMap((family) => {
      const score = measured.schoolAt(family, position)
      return score === undefined ? [] : [patternLogP(score.z, 'school')]
    })
    return own.length === 0 ? 0 : cauchyCombination(own)
  })
  return new Set(benjaminiHochberg(logP).flatMap((logQ, school) => (logQ <= leaveOutLogQ ? [school] : [])))
}

/** @param leftOut schools that are judged, but neither form the reference nor the null */
function measureWithout(gathered: GatheredCells, leftOut: ReadonlySet<number>): MeasuredPatterns {
  const byAssessment = Map.groupBy(gathered.cells, (cell) => cell.assessment)
  const references = gathered.assessments.map((assessment, position) =>
    patternReference(
      assessment,
      (byAssessment.get(position) ?? []).flatMap((cell) =>
        leftOut.has(cell.school) ? [] : cell.classes.flatMap((one) => one.taskScores ?? []),
      ),
    ),
  )
  const table = measureClasses(gathered, references)
  const kept: number[][] = gathered.assessments.map(() => [])
  for (let i = 0; i < table.size; i++) {
    if (!leftOut.has(table.school[i]!)) kept[table.assessment[i]!]!.push(i)
  }
  const families = new Map(
    patternFamilies.map((family) => {
      const classes = calibrate(family, table, kept)
      const cells = pool(classes, table, table.cell, new PatternScores(gathered.cells.length, leastCellWorks))
      const schools = pool(classes, table, table.school, new PatternScores(gathered.schools.length, leastSchoolWorks))
      widenSchools(schools, leftOut)
      return [family, { cells, schools, icc: classes.icc }] as const
    }),
  )
  return {
    cellAt: (family, position) => families.get(family)!.cells.at(position),
    schoolAt: (family, position) => families.get(family)!.schools.at(position),
    referenceOf: (cell) => references[cell.assessment],
    iccOf: (family, assessment) => families.get(family)!.icc[assessment]!,
  }
}

function calibrate(family: PatternFamily, table: ClassTable, kept: KeptClasses): CalibratedClasses {
  switch (family) {
    case 'task-residual':
      return calibrateSquares(table, table.residual, kept, priors.residual)
    case 'similarity':
      return calibrateSquares(table, table.similarity, kept, priors.similarity)
    case 'open-minus-short':
      return calibrateSums(table, table.open, kept, priors.open)
    case 'person-fit':
      return calibrateSums(table, table.fit, kept, priors.fit)
  }
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
  }
  return scores
}

/** What the classes of one honest school have in common widens the null of its sum. */
function widenSchools(schools: PatternScores, leftOut: ReadonlySet<number>): void {
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

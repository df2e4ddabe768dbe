import { invertSymmetric, median } from '#stats'
import { againstNull, type EmpiricalNull, type NullPrior } from '../empirical-null.ts'
import {
  emptyCalibration,
  nullsByAssessment,
  sampleOf,
  type CalibratedClasses,
  type KeptClasses,
} from './calibrate-classes.ts'
import type { ClassTable } from './class-table.ts'
import { closestScore, directionsAtMedian, sumAtScore } from './closest-work.ts'

/** Calibration of the closest work, with what words need to turn a score back into the sum. Plain data. */
export interface CalibratedClosest extends CalibratedClasses {
  /** By assessment: independent directions, stiffness of the median class, null. */
  readonly directions: readonly number[]
  readonly stiffness: readonly number[]
  readonly nulls: readonly EmpiricalNull[]
  readonly lean: Lean
}

/** The sum of an honest class of so many works and such stiffness at a calibrated score. */
export function closestSumAt(
  { directions, stiffness, nulls, lean }: CalibratedClosest,
  score: number,
  assessment: number,
  works: number,
  ownStiffness: number,
): number {
  const own = relativeStiffness(ownStiffness, stiffness[assessment]!)
  const { location, icc } = nulls[assessment]!
  const spread = Math.sqrt(1 + (sizeOf(works, own) - 1) * icc)
  return sumAtScore(leanAt(lean, works, own) + location + score * spread, works, directions[assessment]!)
}

const relativeStiffness = (own: number, usual: number) => Math.min(3, own / usual)

const sizeOf = (works: number, stiff: number) => 1 + (works - 1) * stiff ** 2

/** Classes that the belief «as many directions as in the other assessments» weighs. */
const directionsWeight = 60
/** Shares of the tasks that count as independent directions, where no class can say. */
const usualDirections = 0.75
/** Classes that «no dependence on size and stiffness» weighs. */
const trendWeight = 30

/**
 * The closest work of honest classes: normal scores whose location leans with the size and the stiffness of the class (what
 * a class learnt better makes all its works alike) and whose variance grows with both.
 */
export function calibrateClosest(table: ClassTable, kept: KeptClasses, prior: NullPrior): CalibratedClosest {
  const closestOf = (i: number) => ({ works: table.closestWorks[i]!, sum: table.closest[i]! })
  const shareOf = (i: number) => directionsAtMedian(closestOf(i)) / table.tasks[i]!
  const sample = sampleOf(kept)
  const usual = sample.length === 0 ? usualDirections : median(sample.map(shareOf))
  const directions = kept.map((own) => {
    const tasks = own.length === 0 ? 0 : table.tasks[own[0]!]!
    const share = own.length === 0 ? usual : median(own.map(shareOf))
    return Math.max(1, (tasks * (own.length * share + directionsWeight * usual)) / (own.length + directionsWeight))
  })
  const stiffness = kept.map((own) => (own.length === 0 ? 1 : median(own.map((i) => table.stiffness[i]!))))
  const stiff = (assessment: number, own: number) => relativeStiffness(own, stiffness[assessment]!)
  const raw = Float64Array.from({ length: table.size }, (_, i) =>
    closestScore(closestOf(i), directions[table.assessment[i]!]!),
  )
  const lean = leanOf(
    sample.map((i) => ({
      score: raw[i]!,
      works: table.closestWorks[i]!,
      stiff: stiff(table.assessment[i]!, table.stiffness[i]!),
    })),
  )
  const unitOf = (i: number) => {
    const own = stiff(table.assessment[i]!, table.stiffness[i]!)
    return { z: raw[i]! - leanAt(lean, table.closestWorks[i]!, own), n: sizeOf(table.closestWorks[i]!, own) }
  }
  const nulls: readonly EmpiricalNull[] = nullsByAssessment(kept, unitOf, prior)
  const result = emptyCalibration(
    table.size,
    nulls.map((own) => own.icc),
  )
  for (let i = 0; i < table.size; i++) {
    const assessment = table.assessment[i]!
    const { z, n } = unitOf(i)
    const works = table.closestWorks[i]!
    const most = closestScore({ works, sum: works - 1 }, directions[assessment]!)
    result.z[i] = againstNull(z, n, nulls[assessment]!)
    result.most[i] = againstNull(z + most - raw[i]!, n, nulls[assessment]!)
    result.weight[i] = Math.sqrt(works / (1 + (n - 1) * nulls[assessment]!.icc))
  }
  return { ...result, directions, stiffness, nulls, lean }
}

interface Leaning {
  readonly score: number
  readonly works: number
  readonly stiff: number
}

/** A line in √works and √works·(stiffness − 1). */
interface Lean {
  readonly meanRoot: number
  readonly slopes: readonly [level: number, root: number, stiff: number]
}

const leanColumns = (works: number, stiff: number, meanRoot: number) => {
  const root = Math.sqrt(works)
  return [1, root - meanRoot, root * (stiff - 1)] as const
}

function leanAt({ meanRoot, slopes }: Lean, works: number, stiff: number): number {
  const x = leanColumns(works, stiff, meanRoot)
  return slopes[0] * x[0] + slopes[1] * x[1] + Math.max(0, slopes[2]) * x[2]
}

/** Least squares of the drawn-in score on √works and √works·(stiffness − 1), drawn to none. */
function leanOf(classes: readonly Leaning[]): Lean {
  const none: Lean = { meanRoot: 0, slopes: [0, 0, 0] }
  if (classes.length < 3) return none
  const meanRoot = classes.reduce((sum, { works }) => sum + Math.sqrt(works), 0) / classes.length
  // Normal equations of three unknowns, with a ridge on the two slopes.
  const a = [
    [0, 0, 0],
    [0, trendWeight / 4, 0],
    [0, 0, trendWeight / 4],
  ]
  const b = [0, 0, 0]
  for (const { score, works, stiff } of classes) {
    const x = leanColumns(works, stiff, meanRoot)
    const y = Math.max(-2.5, Math.min(2.5, score))
    for (let i = 0; i < 3; i++) {
      b[i]! += x[i]! * y
      for (let k = 0; k < 3; k++) a[i]![k]! += x[i]! * x[k]!
    }
  }
  const inverse = invertSymmetric(a)
  if (inverse === undefined) return none
  const [level, root, stiff] = inverse.map((row) => row.reduce((sum, value, k) => sum + value * b[k]!, 0))
  return { meanRoot, slopes: [level!, root!, stiff!] }
}

import { benjaminiHochberg, cauchyCombination } from '#stats'
import { againstNull, fitNull, type EmpiricalNull, type NullPrior } from '../empirical-null.ts'
import type { GatheredCells, ScreeningCell } from '../gather-cells.ts'
import type { FamilyVerdict } from '../indication.ts'
import { chiSquareMedian, chiSquareScore, unskewedScore } from './chi-square-score.ts'
import { classSigns, type ClassSigns, type CentredSum } from './class-signs.ts'
import { patternLogP } from './pattern-tail.ts'
import { patternReference, type PatternReference } from './pattern-reference.ts'

/** Families that read the scores of single tasks. */
export const patternFamilies = ['task-residual', 'similarity', 'open-minus-short', 'person-fit'] as const
export type PatternFamily = (typeof patternFamilies)[number]

/** A cell or school in one pattern family, judged against what honest classes show. */
export interface PatternScore {
  /** Calibrated normal score. */
  readonly z: number
  /** The score if every work strayed by a standard deviation in one direction. */
  readonly most: number
  readonly works: number
  readonly classes: number
}

export interface MeasuredPatterns {
  readonly cellAt: (family: PatternFamily, position: number) => PatternScore | undefined
  readonly schoolAt: (family: PatternFamily, position: number) => PatternScore | undefined
  readonly referenceOf: (cell: ScreeningCell) => PatternReference | undefined
  /** Excess variance of a family's honest classes per work beyond the first, for intervals. */
  readonly iccOf: (family: PatternFamily, assessment: number) => number
}

/** Smaller classes say nothing of a pattern; smaller cells and schools do not speak. */
const leastClassWorks = 4
const leastCellWorks = 8
const leastSchoolWorks = 20

/** What real classes and simulated regions say of honest teaching (docs/methods/calibration.md). */
const growthPrior = { 'task-residual': 0.025, similarity: 0.025 } as const
const growthWeight = 60
const linearPrior = { 'open-minus-short': { icc: 0.03, weight: 60 }, 'person-fit': { icc: 0.03, weight: 60 } } as const
const scalePrior: NullPrior = { icc: 0.15, weight: 60 }
const schoolPrior: NullPrior = { icc: 0.01, weight: 60 }

/** Schools with clear evidence leave the reference, as they do at the steps between marks. */
const leaveOutLogQ = Math.log(0.05)
const rounds = 2

export function measurePatterns(gathered: GatheredCells): MeasuredPatterns {
  let leftOut: ReadonlySet<number> = new Set()
  let measured = measureOnce(gathered, leftOut)
  for (let round = 1; round < rounds; round++) {
    leftOut = clearSchools(gathered, measured)
    if (leftOut.size === 0) break
    measured = measureOnce(gathered, leftOut)
  }
  return measured
}

function clearSchools(gathered: GatheredCells, measured: MeasuredPatterns): ReadonlySet<number> {
  const logP = gathered.schools.map((_, position) => {
    const own = patternFamilies.flatMap((family) => {
      const score = measured.schoolAt(family, position)
      return score === undefined ? [] : [patternLogP(score.z)]
    })
    return own.length === 0 ? 0 : cauchyCombination(own)
  })
  return new Set(benjaminiHochberg(logP).flatMap((logQ, school) => (logQ <= leaveOutLogQ ? [school] : [])))
}

/** One class whose works carry task scores. */
interface MeasuredClass {
  readonly cell: ScreeningCell
  readonly signs: ClassSigns
  readonly tasks: number
}

function measureOnce(gathered: GatheredCells, leftOut: ReadonlySet<number>): MeasuredPatterns {
  const byAssessment = Map.groupBy(gathered.cells, (cell) => cell.assessment)
  const references = gathered.assessments.map((assessment, position) =>
    patternReference(
      assessment,
      (byAssessment.get(position) ?? []).flatMap((cell) =>
        leftOut.has(cell.school) ? [] : cell.classes.flatMap((one) => one.taskScores ?? []),
      ),
    ),
  )
  const classes = gathered.cells.flatMap((cell): MeasuredClass[] => {
    const reference = references[cell.assessment]
    if (reference === undefined) return []
    return cell.classes.flatMap(({ taskScores }) => {
      if (taskScores === undefined) return []
      const signs = classSigns(taskScores, reference)
      return signs.works < leastClassWorks ? [] : [{ cell, signs, tasks: reference.tasks }]
    })
  })
  const isKept = ({ cell }: MeasuredClass) => !leftOut.has(cell.school)
  const families = new Map(
    patternFamilies.map((family) => [family, calibrateFamily(family, gathered, classes, isKept, leftOut)]),
  )
  return {
    cellAt: (family, position) => families.get(family)!.cells[position],
    schoolAt: (family, position) => families.get(family)!.schools[position],
    referenceOf: (cell) => references[cell.assessment],
    iccOf: (family, assessment) => families.get(family)!.icc[assessment]!,
  }
}

interface CalibratedFamily {
  readonly cells: readonly (PatternScore | undefined)[]
  readonly schools: readonly (PatternScore | undefined)[]
  readonly icc: readonly number[]
}

function calibrateFamily(
  family: PatternFamily,
  gathered: GatheredCells,
  classes: readonly MeasuredClass[],
  isKept: (one: MeasuredClass) => boolean,
  leftOut: ReadonlySet<number>,
): CalibratedFamily {
  const calibrated =
    family === 'task-residual' || family === 'similarity'
      ? calibrateSquares(family, gathered.assessments.length, classes, isKept)
      : calibrateLinear(family, gathered.assessments.length, classes, isKept)
  const cells = pool(calibrated.scores, classes, gathered.cells.length, (cell) => cell.position)
  const schools = pool(calibrated.scores, classes, gathered.schools.length, (cell) => cell.school)
  const schoolNull = fitNull(
    schools.flatMap((score, school) =>
      score === undefined || leftOut.has(school) ? [] : [{ z: score.z, n: score.classes }],
    ),
    schoolPrior,
    'lower',
  )
  const widened = schools.map((score) =>
    score === undefined
      ? undefined
      : {
          ...score,
          z: againstNull(score.z, score.classes, schoolNull),
          most: againstNull(score.most, score.classes, schoolNull),
        },
  )
  const enough = (least: number) => (score: PatternScore | undefined) =>
    score !== undefined && score.works >= least ? score : undefined
  return {
    cells: cells.map(enough(leastCellWorks)),
    schools: widened.map(enough(leastSchoolWorks)),
    icc: calibrated.icc,
  }
}

/** Calibrated score of every class and the greatest it could show; `unknown` where the class has no such number. */
interface CalibratedClasses {
  readonly scores: readonly ({ readonly z: number; readonly most: number; readonly weight: number } | 'unknown')[]
  readonly icc: readonly number[]
}

/** Means of squares grow with the class: E = 1 + (n − 1)·icc. They are divided by that and brought to the normal scale. */
function calibrateSquares(
  family: 'task-residual' | 'similarity',
  assessments: number,
  classes: readonly MeasuredClass[],
  isKept: (one: MeasuredClass) => boolean,
): CalibratedClasses {
  const valueOf = ({ signs }: MeasuredClass) => (family === 'similarity' ? signs.similarity : signs.residual)
  const kept = classes.filter(isKept)
  const pooled = fitGrowth(kept, valueOf, growthPrior[family])
  const byAssessment = Map.groupBy(kept, (one) => one.cell.assessment)
  const icc = Array.from({ length: assessments }, (_, position) =>
    fitGrowth(byAssessment.get(position) ?? [], valueOf, pooled),
  )
  const normalScore = (one: MeasuredClass, value: number) =>
    chiSquareScore(value / (1 + (one.signs.works - 1) * icc[one.cell.assessment]!), one.tasks - 1)
  const raw = classes.map((one) => normalScore(one, valueOf(one)))
  const fitted = fitByAssessment(assessments, classes, isKept, (i) => ({ z: raw[i]!, n: 2 }), scalePrior)
  return {
    icc,
    scores: classes.map((one, i) => {
      const own = fitted[one.cell.assessment]!
      const beyond = one.signs.works - 1
      return {
        z: againstNull(raw[i]!, 2, own),
        most: againstNull(normalScore(one, one.signs.works), 2, own),
        weight: beyond / (1 + beyond * icc[one.cell.assessment]!),
      }
    }),
  }
}

/** Growth of a mean of squares with class size, by the weighted median over classes, drawn to the prior. */
function fitGrowth(classes: readonly MeasuredClass[], valueOf: (one: MeasuredClass) => number, prior: number): number {
  if (classes.length === 0) return prior
  const points = classes
    .map((one) => ({
      growth: (valueOf(one) / chiSquareMedian(one.tasks - 1) - 1) / (one.signs.works - 1),
      weight: one.signs.works - 1,
    }))
    .sort((a, b) => a.growth - b.growth)
  const half = points.reduce((sum, point) => sum + point.weight, 0) / 2
  let below = 0
  const middle = points.find((point) => (below += point.weight) >= half)!
  const own = Math.max(0, middle.growth)
  return (classes.length * own + growthWeight * prior) / (classes.length + growthWeight)
}

function calibrateLinear(
  family: 'open-minus-short' | 'person-fit',
  assessments: number,
  classes: readonly MeasuredClass[],
  isKept: (one: MeasuredClass) => boolean,
): CalibratedClasses {
  const valueOf = ({ signs }: MeasuredClass) => (family === 'person-fit' ? signs.fit : signs.open)
  const trends = levelTrends(assessments, classes, isKept, valueOf)
  const detrended = classes.map((one) => {
    const value = valueOf(one)
    return value === undefined
      ? undefined
      : scoreOf(value) - Math.sqrt(one.signs.works) * trends[one.cell.assessment]!(one.signs.level)
  })
  const fitted = fitByAssessment(
    assessments,
    classes,
    isKept,
    (i) => (detrended[i] === undefined ? undefined : { z: detrended[i], n: classes[i]!.signs.works }),
    linearPrior[family],
  )
  return {
    icc: fitted.map((own) => own.icc),
    scores: classes.map((one, i) => {
      const z = detrended[i]
      if (z === undefined) return 'unknown'
      const own = fitted[one.cell.assessment]!
      const { works } = one.signs
      const skewness = valueOf(one)!.skewness / (1 + (works - 1) * own.icc) ** 1.5
      return {
        z: unskewedScore(againstNull(z, works, own), skewness),
        most: unskewedScore(againstNull(Math.sqrt(works), works, own), skewness),
        weight: Math.sqrt(works / (1 + (works - 1) * own.icc)),
      }
    }),
  }
}

const scoreOf = ({ sum, variance }: CentredSum) => sum / Math.sqrt(variance)

/** Classes at the mean whose trend would weigh as much as «no trend». */
const trendWeight = 10

/**
 * Pupils of equal totals still differ a little between strong and weak schools; how a sign leans with the level of the
 * class is taken out by a straight line for each assessment, drawn to none. Values are drawn in, so that what stands
 * out does not bend the line.
 */
function levelTrends(
  assessments: number,
  classes: readonly MeasuredClass[],
  isKept: (one: MeasuredClass) => boolean,
  valueOf: (one: MeasuredClass) => CentredSum | undefined,
): readonly ((level: number) => number)[] {
  const sums = Array.from({ length: assessments }, () => ({ n: 0, x: 0, y: 0, xx: 0, xy: 0, classes: 0 }))
  for (const one of classes) {
    const value = valueOf(one)
    if (value === undefined || !isKept(one)) continue
    const { works, level } = one.signs
    const perWork = Math.max(-2, Math.min(2, scoreOf(value))) / Math.sqrt(works)
    const sum = sums[one.cell.assessment]!
    sum.classes++
    sum.n += works
    sum.x += works * level
    sum.y += works * perWork
    sum.xx += works * level * level
    sum.xy += works * level * perWork
  }
  return sums.map(({ n, x, y, xx, xy, classes: count }) => {
    if (count < 3) return () => 0
    const spread = xx - (x * x) / n
    const slope = (xy - (x * y) / n) / (spread * (1 + trendWeight / count))
    return (level) => (spread > 1e-9 ? slope * (level - x / n) : 0)
  })
}

/** A null for each assessment, drawn to the null of all of them, which is drawn to the prior. */
function fitByAssessment(
  assessments: number,
  classes: readonly MeasuredClass[],
  isKept: (one: MeasuredClass) => boolean,
  unitOf: (index: number) => { readonly z: number; readonly n: number } | undefined,
  prior: NullPrior,
): readonly EmpiricalNull[] {
  const units: { z: number; n: number }[][] = Array.from({ length: assessments }, () => [])
  classes.forEach((one, i) => {
    const unit = isKept(one) ? unitOf(i) : undefined
    if (unit !== undefined) units[one.cell.assessment]!.push(unit)
  })
  const all = fitNull(units.flat(), prior, 'lower')
  return units.map((own) => fitNull(own, { icc: all.icc, weight: prior.weight }, 'lower'))
}

/** Stouffer's sum over classes, each with the weight at which its score grows with what is to be seen. */
function pool(
  scores: CalibratedClasses['scores'],
  classes: readonly MeasuredClass[],
  units: number,
  unitOf: (cell: ScreeningCell) => number,
): (PatternScore | undefined)[] {
  const z = new Float64Array(units)
  const most = new Float64Array(units)
  const works = new Float64Array(units)
  const squares = new Float64Array(units)
  const count = new Uint32Array(units)
  classes.forEach(({ cell, signs }, i) => {
    const score = scores[i]!
    if (score === 'unknown') return
    const unit = unitOf(cell)
    const { weight } = score
    z[unit]! += weight * score.z
    most[unit]! += weight * score.most
    squares[unit]! += weight * weight
    works[unit]! += signs.works
    count[unit]!++
  })
  return Array.from({ length: units }, (_, unit) => {
    if (count[unit] === 0) return undefined
    const norm = Math.sqrt(squares[unit]!)
    return { z: z[unit]! / norm, most: most[unit]! / norm, works: works[unit]!, classes: count[unit]! }
  })
}

/** @param reachable log p that must be attainable, or the family stays silent */
export function patternVerdict(score: PatternScore | undefined, reachable: number): FamilyVerdict {
  if (score === undefined) return { logP: 'silent', leastLogP: 0 }
  const leastLogP = patternLogP(score.most)
  return { logP: leastLogP > reachable ? 'silent' : patternLogP(score.z), leastLogP }
}

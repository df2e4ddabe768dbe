import { againstNull, fitNull, type EmpiricalNull, type NullPrior, type NullUnit } from '../empirical-null.ts'
import { chiSquareMedian, chiSquareScore, unskewedScore } from './chi-square-score.ts'
import type { ClassTable, SumColumns } from './class-table.ts'

/** Every class of a family on the normal scale of honest classes. */
export interface CalibratedClasses {
  /** NaN-free: classes without such a number have weight 0. */
  readonly z: Float32Array
  /** The score if every work strayed in one direction as far as works do. */
  readonly most: Float32Array
  /** Weight at which the score grows with what is to be seen. */
  readonly weight: Float32Array
  /** By assessment. */
  readonly icc: readonly number[]
}

/** Classes by assessment that the null is learnt from (schools with clear evidence are left out). */
export type KeptClasses = readonly (readonly number[])[]

/** The null of all assessments together is only a prior for each; this many classes are plenty. */
const enoughClasses = 4000

export function sampleOf(kept: KeptClasses): readonly number[] {
  const all = kept.reduce((sum, own) => sum + own.length, 0)
  const stride = Math.max(1, Math.ceil(all / enoughClasses))
  return kept.flatMap((own) => own.filter((_, i) => i % stride === 0))
}

const growthWeight = 60
/** Excess variance of the normal scores of means of squares: honest classes are a mixture. */
const scalePrior: NullPrior = { icc: 0.15, weight: 60 }

/**
 * Means of squares grow with the class, E = 1 + (n − 1)·icc: they are divided by that and brought to the normal scale.
 * @param values of every class; @param prior icc that other data say; @param freedomOf squares that are independent, by tasks
 */
export function calibrateSquares(
  table: ClassTable,
  values: Float32Array,
  kept: KeptClasses,
  prior: number,
  freedomOf: (tasks: number) => number = (tasks) => tasks - 1,
): CalibratedClasses {
  const freedom = Float64Array.from(table.tasks, freedomOf)
  const growth = Float64Array.from(
    { length: table.size },
    (_, i) => (values[i]! / chiSquareMedian(freedom[i]!) - 1) / (table.works[i]! - 1),
  )
  const pooled = fitGrowth(table, growth, sampleOf(kept), prior)
  const icc = kept.map((own) => fitGrowth(table, growth, own, pooled))
  const factor = growthByStiffness(table, growth, kept, icc)
  const iccAt = (i: number) => icc[table.assessment[i]!]! * factor(i)
  const scoreOf = (i: number, value: number) =>
    chiSquareScore(value / (1 + (table.works[i]! - 1) * iccAt(i)), freedom[i]!)
  const raw = Float64Array.from({ length: table.size }, (_, i) => scoreOf(i, values[i]!))
  const nulls = nullsByAssessment(kept, (i) => ({ z: raw[i]!, n: 2 }), scalePrior)
  const result = emptyCalibration(table.size, icc)
  for (let i = 0; i < table.size; i++) {
    const own = nulls[table.assessment[i]!]!
    const others = table.works[i]! - 1
    result.z[i] = againstNull(raw[i]!, 2, own)
    result.most[i] = againstNull(scoreOf(i, table.works[i]!), 2, own)
    result.weight[i] = others / (1 + others * iccAt(i))
  }
  return result
}

/** Groups of equally many classes whose medians the line is drawn through, and classes that «no dependence» weighs. */
const stiffnessGroups = 12
const stiffnessWeight = 60
/** Medians draw the line too low where few classes stand: at the stiff end its rise counts more. */
const stiffestFactor = 2.5

/**
 * Honest teaching shows more where scores hardly vary: at the top of the scale a class that missed one topic stands out.
 * A habit worth a share of a task's points grows with (maximum)²/variance, one on the scale of ability does not: the growth
 * is a line in the stiffness of the class, over all assessments, as a factor of the assessment's own growth.
 */
function growthByStiffness(
  table: ClassTable,
  growth: Float64Array,
  kept: KeptClasses,
  icc: readonly number[],
): (index: number) => number {
  const sample = [...sampleOf(kept)].sort((a, b) => table.stiffness[a]! - table.stiffness[b]!)
  const typical = icc.reduce((sum, value) => sum + value, 0) / Math.max(1, icc.length)
  if (sample.length < stiffnessGroups || typical === 0) return () => 1
  const points = Array.from({ length: stiffnessGroups }, (_, group) => {
    const from = Math.floor((group * sample.length) / stiffnessGroups)
    const own = sample.slice(from, Math.floor(((group + 1) * sample.length) / stiffnessGroups))
    const x = own.reduce((sum, i) => sum + table.stiffness[i]!, 0) / own.length
    return { x, y: medianGrowth(table, growth, own) / typical }
  })
  const x0 = points.reduce((sum, { x }) => sum + x, 0) / points.length
  const y0 = points.reduce((sum, { y }) => sum + y, 0) / points.length
  let xx = 0
  let xy = 0
  for (const { x, y } of points) {
    xx += (x - x0) ** 2
    xy += (x - x0) * (y - y0)
  }
  if (!(xx > 0)) return () => 1
  const slope = Math.max(0, xy / (xx * (1 + stiffnessWeight / sample.length)))
  return (index) => {
    const beyond = slope * (table.stiffness[index]! - x0)
    return beyond > 0 ? 1 + stiffestFactor * beyond : Math.max(0.3, 1 + beyond)
  }
}

/** Growth of a mean of squares with class size, by the weighted median over classes, drawn to the prior. */
function fitGrowth(table: ClassTable, growth: Float64Array, classes: readonly number[], prior: number): number {
  if (classes.length === 0) return prior
  const own = medianGrowth(table, growth, classes)
  return (classes.length * own + growthWeight * prior) / (classes.length + growthWeight)
}

function medianGrowth(table: ClassTable, growth: Float64Array, classes: readonly number[]): number {
  const order = [...classes].sort((a, b) => growth[a]! - growth[b]!)
  const half = order.reduce((sum, i) => sum + table.works[i]! - 1, 0) / 2
  let below = 0
  const middle = order.find((i) => (below += table.works[i]! - 1) >= half)!
  return Math.max(0, growth[middle]!)
}

/** Sums over works: variance 1 + (n − 1)·icc, skewed as the works are, and leaning a little with the class's level. */
export function calibrateSums(
  table: ClassTable,
  columns: SumColumns,
  kept: KeptClasses,
  prior: NullPrior,
): CalibratedClasses {
  const known = kept.map((own) => own.filter((i) => columns.variance[i]! > 0))
  const raw = Float64Array.from({ length: table.size }, (_, i) =>
    columns.variance[i]! > 0 ? columns.sum[i]! / Math.sqrt(columns.variance[i]!) : 0,
  )
  const trends = known.map((own) => levelTrend(table, raw, own))
  for (let i = 0; i < table.size; i++) {
    raw[i]! -= Math.sqrt(table.works[i]!) * trends[table.assessment[i]!]!(table.level[i]!)
  }
  const nulls = nullsByAssessment(known, (i) => ({ z: raw[i]!, n: table.works[i]! }), prior)
  const result = emptyCalibration(
    table.size,
    nulls.map((own) => own.icc),
  )
  for (let i = 0; i < table.size; i++) {
    if (!(columns.variance[i]! > 0)) continue
    const own = nulls[table.assessment[i]!]!
    const works = table.works[i]!
    const growth = 1 + (works - 1) * own.icc
    const skewness = columns.skewness[i]! / growth ** 1.5
    result.z[i] = unskewedScore(againstNull(raw[i]!, works, own), skewness)
    result.most[i] = unskewedScore(againstNull(2 * Math.sqrt(works), works, own), skewness)
    result.weight[i] = Math.sqrt(works / growth)
  }
  return result
}

/** Classes at the mean whose trend would weigh as much as «no trend». */
const trendWeight = 10

/**
 * Pupils of equal totals still differ a little between strong and weak schools; how a sign leans with the level of the
 * class is taken out by a straight line, drawn to none. Scores are drawn in, so that what stands out does not bend it.
 */
function levelTrend(table: ClassTable, raw: Float64Array, classes: readonly number[]): (level: number) => number {
  if (classes.length < 3) return () => 0
  let n = 0
  let x = 0
  let y = 0
  let xx = 0
  let xy = 0
  for (const i of classes) {
    const works = table.works[i]!
    const level = table.level[i]!
    const perWork = Math.max(-2, Math.min(2, raw[i]!)) / Math.sqrt(works)
    n += works
    x += works * level
    y += works * perWork
    xx += works * level * level
    xy += works * level * perWork
  }
  const spread = xx - (x * x) / n
  if (spread < 1e-9) return () => 0
  const slope = (xy - (x * y) / n) / (spread * (1 + trendWeight / classes.length))
  return (level) => slope * (level - x / n)
}

/** A null for each assessment, drawn to the null of all of them, which is drawn to the prior. */
export function nullsByAssessment(
  kept: KeptClasses,
  unitOf: (index: number) => NullUnit,
  prior: NullPrior,
): readonly EmpiricalNull[] {
  const all = fitNull(unitsOf(sampleOf(kept), unitOf), prior, 'lower')
  return kept.map((own) => fitNull(unitsOf(own, unitOf), { icc: all.icc, weight: prior.weight }, 'lower'))
}

function* unitsOf(classes: readonly number[], unitOf: (index: number) => NullUnit): Generator<NullUnit> {
  for (const index of classes) yield unitOf(index)
}

export const emptyCalibration = (size: number, icc: readonly number[]): CalibratedClasses => ({
  z: new Float32Array(new SharedArrayBuffer(4 * size)),
  most: new Float32Array(new SharedArrayBuffer(4 * size)),
  weight: new Float32Array(new SharedArrayBuffer(4 * size)),
  icc,
})

import type { ScreeningCell } from '../gather-cells.ts'
import { classSigns, type CentredSum } from './class-signs.ts'
import type { MeasuredPatterns } from './view-patterns.ts'
import type { PatternReference } from './pattern-reference.ts'

/** A number with what honest classes of the same sizes show. */
export interface Compared {
  readonly value: number
  readonly expected: number
  /** Standard deviation of the value in honest classes. */
  readonly deviation: number
}

/** What the pattern sentences are written from: the numbers of some cells' classes together. */
export interface PatternFacts {
  readonly works: number
  /** Share of the residual variance of task scores that a class has in common. */
  readonly residual: Compared
  /** How closely the other works of a class resemble the one that they resemble most: root mean square correlation. */
  readonly similarity: Compared
  /** Points a work on open tasks beyond those expected given the totals. */
  readonly open: Compared | undefined
  /** Standard deviations a work by which points lie on hard tasks rather than easy ones. */
  readonly fit: Compared | undefined
  /** Pairs of works of one class with equal scores on every task, neither empty nor full. */
  readonly identicalPairs: number
}

/** Worked out only for what somebody reads. Undefined where the cells carry no task scores. */
export function patternFacts(cells: Iterable<ScreeningCell>, patterns: MeasuredPatterns): PatternFacts | undefined {
  const all = emptySums()
  for (const cell of cells) addSums(all, patterns.sumsOf(cell))
  const { works, beyond, residual, similarity, open, fit, identicalPairs } = all
  if (beyond === 0) return undefined
  return {
    works,
    residual: overPairs(residual, beyond),
    similarity: {
      value: similarity.sum / Math.max(1, similarity.works),
      expected: similarity.expected / Math.max(1, similarity.works),
      deviation: Math.sqrt(similarity.variance) / Math.max(1, similarity.works),
    },
    open: perWork(open),
    fit: perWork(fit),
    identicalPairs,
  }
}

/** What the facts are made of: adds up over cells. */
export interface PatternSums {
  works: number
  /** Works beyond the first of each class. */
  beyond: number
  identicalPairs: number
  readonly residual: Squares
  readonly similarity: Likeness
  readonly open: Sum
  readonly fit: Sum
}

export function patternSums(cell: ScreeningCell, patterns: MeasuredPatterns): PatternSums {
  const all = emptySums()
  const reference = patterns.referenceOf(cell)
  if (reference === undefined) return all
  for (const one of patterns.closestOf(cell.position)) {
    all.similarity.sum += one.works * one.value
    all.similarity.expected += one.works * one.usual
    all.similarity.variance += (one.works * one.deviation) ** 2
    all.similarity.works += one.works
  }
  const icc = (family: Parameters<MeasuredPatterns['iccOf']>[0]) => patterns.iccOf(family, cell.assessment)
  for (const { taskScores, variants } of patterns.worksOf(cell)) {
    if (taskScores === undefined) continue
    const signs = classSigns(taskScores, reference, variants)
    if (signs.works < 2) continue
    const others = signs.works - 1
    all.works += signs.works
    all.beyond += others
    all.identicalPairs += countIdentical(taskScores, reference)
    addSquares(all.residual, signs.residual, others, icc('task-residual'), reference.tasks)
    addSum(all.open, openPoints(taskScores, reference, variants), signs.works, icc('open-minus-short'), 1)
    // Scattered points are counted in each assessment's own unit, so that assessments add up.
    const unit = signs.fit === undefined ? 1 : Math.sqrt(signs.fit.variance / signs.works)
    addSum(all.fit, signs.fit, signs.works, icc('person-fit'), unit)
  }
  return all
}

const emptySums = (): PatternSums => ({
  works: 0,
  beyond: 0,
  identicalPairs: 0,
  residual: { excess: 0, expected: 0, variance: 0 },
  similarity: { sum: 0, expected: 0, variance: 0, works: 0 },
  open: { sum: 0, variance: 0, works: 0 },
  fit: { sum: 0, variance: 0, works: 0 },
})

function addSums(into: PatternSums, own: PatternSums): void {
  into.works += own.works
  into.beyond += own.beyond
  into.identicalPairs += own.identicalPairs
  for (const key of ['excess', 'expected', 'variance'] as const) into.residual[key] += own.residual[key]
  for (const key of ['sum', 'expected', 'variance', 'works'] as const) into.similarity[key] += own.similarity[key]
  for (const key of ['sum', 'variance', 'works'] as const) {
    into.open[key] += own.open[key]
    into.fit[key] += own.fit[key]
  }
}

interface Likeness {
  sum: number
  expected: number
  variance: number
  works: number
}

interface Squares {
  excess: number
  expected: number
  variance: number
}

function addSquares(into: Squares, value: number, others: number, icc: number, tasks: number): void {
  into.excess += value - 1
  into.expected += others * icc
  into.variance += (2 / (tasks - 1)) * (1 + others * icc) ** 2
}

const overPairs = ({ excess, expected, variance }: Squares, beyond: number): Compared => ({
  value: excess / beyond,
  expected: expected / beyond,
  deviation: Math.sqrt(variance) / beyond,
})

interface Sum {
  sum: number
  variance: number
  works: number
}

function addSum(into: Sum, own: CentredSum | undefined, works: number, icc: number, unit: number): void {
  if (own === undefined) return
  into.sum += own.sum / unit
  into.variance += (own.variance / unit ** 2) * (1 + (works - 1) * icc)
  into.works += works
}

const perWork = ({ sum, variance, works }: Sum): Compared | undefined =>
  works === 0 ? undefined : { value: sum / works, expected: 0, deviation: Math.sqrt(variance) / works }

/** Points on open tasks beyond those expected given the totals; the variance is that of one part of a sum given the sum. */
function openPoints(
  scores: Uint8Array,
  reference: PatternReference,
  variants: Uint8Array | undefined,
): CentredSum | undefined {
  const { tasks, maxScore, tableAt, expected, variance, open } = reference
  if (!open.includes(1)) return undefined
  let sum = 0
  let spread = 0
  for (let start = 0; start < scores.length; start += tasks) {
    let total = 0
    for (let j = 0; j < tasks; j++) total += scores[start + j]!
    if (total === 0 || total === maxScore) continue
    const row = (variants === undefined ? 0 : tableAt[variants[start / tasks]!]!) + total * tasks
    let ofOpen = 0
    let ofShort = 0
    for (let j = 0; j < tasks; j++) {
      const at = row + j
      if (open[j] === 1) {
        sum += scores[start + j]! - expected[at]!
        ofOpen += variance[at]!
      } else ofShort += variance[at]!
    }
    spread += (ofOpen * ofShort) / (ofOpen + ofShort)
  }
  return { sum, variance: spread, skewness: 0 }
}

function countIdentical(scores: Uint8Array, { tasks, maxScore }: PatternReference): number {
  const seen = new Map<string, number>()
  let pairs = 0
  for (let start = 0; start < scores.length; start += tasks) {
    let total = 0
    // One character a score: several times faster over a million works than joining an array.
    let key = ''
    for (let at = start; at < start + tasks; at++) {
      const score = scores[at]!
      total += score
      key += characters[score]
    }
    if (total === 0 || total === maxScore) continue
    const before = seen.get(key) ?? 0
    pairs += before
    seen.set(key, before + 1)
  }
  return pairs
}

const characters = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code))

/** A task of one cell against its expectation given the totals. */
export interface TaskDeviation {
  readonly label: string
  /** Points a work beyond the expected. */
  readonly perWork: number
  /** In standard deviations of honest classes of the same size. */
  readonly z: number
  /** Of the sum over the works, in honest classes. */
  readonly variance: number
}

/** Every task of a cell, in the order of the form: what the profile of the page shows and the sentence names. */
export function taskDeviations(
  cell: ScreeningCell,
  labels: readonly string[],
  patterns: MeasuredPatterns,
): readonly TaskDeviation[] {
  const reference = patterns.referenceOf(cell)
  if (reference === undefined) return []
  const { tasks, maxScore, tableAt, expected, variance } = reference
  const sums = new Float64Array(tasks)
  const variances = new Float64Array(tasks)
  const icc = patterns.iccOf('task-residual', cell.assessment)
  let all = 0
  for (const { taskScores, variants } of patterns.worksOf(cell)) {
    if (taskScores === undefined) continue
    let works = 0
    const own = new Float64Array(tasks)
    for (let start = 0; start < taskScores.length; start += tasks) {
      let total = 0
      for (let j = 0; j < tasks; j++) total += taskScores[start + j]!
      if (total === 0 || total === maxScore) continue
      works++
      const row = (variants === undefined ? 0 : tableAt[variants[start / tasks]!]!) + total * tasks
      for (let j = 0; j < tasks; j++) {
        sums[j]! += taskScores[start + j]! - expected[row + j]!
        own[j]! += variance[row + j]!
      }
    }
    all += works
    for (let j = 0; j < tasks; j++) variances[j]! += own[j]! * (1 + Math.max(0, works - 1) * icc)
  }
  if (all === 0) return []
  return labels.map((label, j) => {
    const variance = variances[j]!
    return { label, perWork: sums[j]! / all, z: sums[j]! / Math.sqrt(variance), variance }
  })
}

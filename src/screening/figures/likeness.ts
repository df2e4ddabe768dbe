import { quantileOfSorted } from '#stats'
import type { ClassCounts } from '../model.ts'
import type { PatternReference } from '../patterns/pattern-reference.ts'
import { standardisedWorks } from '../patterns/standardised-works.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import { rounded } from './rounded.ts'

/** How alike two works are beyond their totals, from not at all to the same score on every task. */
export const likenessSteps = ['none', 'slight', 'noticeable', 'strong', 'nearly', 'identical'] as const
export type LikenessStep = (typeof likenessSteps)[number]

/** The works of one class by how much they resemble the one that they resemble most. */
export interface ClassLikeness {
  readonly classLabel: string
  readonly works: number
  /** Pairs of works with equal scores on every task. */
  readonly identicalPairs: number
  readonly steps: readonly {
    readonly step: LikenessStep
    readonly works: number
    /** In other classes, brought to the size of this one; `none` where too few classes can be compared. */
    readonly usual: { readonly mean: number; readonly low: number; readonly high: number } | 'none'
  }[]
  /** Identical pairs in other classes of about this size: mean, and what nineteen classes of twenty do not exceed. */
  readonly usualPairs: { readonly mean: number; readonly high: number } | 'none'
}

/** Correlations of standardised residuals at which a step begins. */
const stepFrom: readonly number[] = [-1, 0.2, 0.4, 0.6, 0.8]
const leastWorks = 4
/** Other classes that are measured, and the nearest of them in size that make the usual picture. */
const mostSampled = 160
const mostCompared = 80
const leastCompared = 20

interface Measured {
  readonly works: number
  readonly identicalPairs: number
  /** Works other than the closest one, by step. */
  readonly byStep: readonly number[]
}

const samples = new WeakMap<PreparedScreening, Map<number, readonly (Measured & { readonly school: number })[]>>()

/** Likeness of the classes of a cell, in the order of their labels; none where works carry no task scores. */
export function classLikeness(prepared: PreparedScreening, { cell }: PreparedCell): readonly ClassLikeness[] {
  const reference = prepared.patterns.referenceOf(cell)
  if (reference === undefined) return []
  const found: ClassLikeness[] = []
  for (const one of cell.classes) {
    const own = measure(one, reference)
    if (own === undefined) continue
    const others = sampleOf(prepared, cell.assessment, reference)
      .filter((other) => other.school !== cell.school)
      .toSorted((a, b) => Math.abs(a.works - own.works) - Math.abs(b.works - own.works))
      .slice(0, mostCompared)
    const enough = others.length >= leastCompared
    found.push({
      classLabel: one.classLabel,
      works: own.works,
      identicalPairs: own.identicalPairs,
      steps: likenessSteps.map((step, position) => ({
        step,
        works: own.byStep[position]!,
        usual: enough ? usualOf(others, position, own.works - 1) : 'none',
      })),
      usualPairs: enough ? usualPairsOf(others, own.works) : 'none',
    })
  }
  return found
}

function usualOf(others: readonly Measured[], position: number, size: number) {
  const shares = others.map((other) => other.byStep[position]! / (other.works - 1)).toSorted((a, b) => a - b)
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  return {
    mean: rounded(mean * size),
    low: rounded(quantileOfSorted(shares, 0.025) * size),
    high: rounded(quantileOfSorted(shares, 0.975) * size),
  }
}

/** Pairs grow as the square of the class: each class is brought to the size of this one. */
function usualPairsOf(others: readonly Measured[], works: number) {
  const pairs = others
    .map((other) => (other.identicalPairs * works * (works - 1)) / (other.works * (other.works - 1)))
    .toSorted((a, b) => a - b)
  return {
    mean: rounded(pairs.reduce((sum, value) => sum + value, 0) / pairs.length),
    high: rounded(quantileOfSorted(pairs, 0.95)),
  }
}

/** Evenly chosen classes of an assessment, measured once for all cells that speak of likeness. */
function sampleOf(prepared: PreparedScreening, assessment: number, reference: PatternReference) {
  const known = samples.get(prepared) ?? new Map<number, readonly (Measured & { readonly school: number })[]>()
  samples.set(prepared, known)
  const before = known.get(assessment)
  if (before !== undefined) return before
  let classes = 0
  for (const cell of prepared.gathered.cells) if (cell.assessment === assessment) classes += cell.classes.length
  const stride = Math.max(1, Math.ceil(classes / mostSampled))
  const sample: (Measured & { school: number })[] = []
  let position = 0
  for (const cell of prepared.gathered.cells) {
    if (cell.assessment !== assessment) continue
    for (const one of cell.classes) {
      if (position++ % stride !== 0) continue
      const measured = measure(one, reference)
      if (measured !== undefined) sample.push({ ...measured, school: cell.school })
    }
  }
  known.set(assessment, sample)
  return sample
}

/** The closest work is the one of the family itself: the greatest sum of squared positive correlations. */
function measure({ taskScores, variants }: ClassCounts, reference: PatternReference): Measured | undefined {
  if (taskScores === undefined) return undefined
  const { rows, keys } = standardisedWorks(taskScores, reference, variants)
  const works = rows.length
  if (works < leastWorks) return undefined
  const correlation = (a: Float64Array, b: Float64Array) => {
    let sum = 0
    for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!
    return sum
  }
  const all = rows.map((row, i) => rows.map((other, k) => (i === k ? 0 : correlation(row, other))))
  const sums = all.map((row) => row.reduce((sum, value) => sum + Math.max(0, value) ** 2, 0))
  const closest = sums.indexOf(Math.max(...sums))
  const byStep = likenessSteps.map(() => 0)
  all[closest]!.forEach((value, other) => {
    if (other !== closest) byStep[stepOf(value, keys[other] === keys[closest])]!++
  })
  let identicalPairs = 0
  keys.forEach((key, i) => {
    for (let k = 0; k < i; k++) if (keys[k] === key) identicalPairs++
  })
  return { works, identicalPairs, byStep }
}

function stepOf(value: number, identical: boolean): number {
  if (identical) return likenessSteps.length - 1
  return stepFrom.findLastIndex((from) => value >= from)
}

import { boundedScore, type Evidence } from './evidence.ts'
import { tailOfSum } from '#stats'

/** Works that have both marks, by register mark 2–5: how many were given a lower, equal, higher mark. */
export interface RegisterRow {
  readonly lower: number
  readonly equal: number
  readonly higher: number
}

/** Four rows, for register marks 2, 3, 4, 5. @param marks 5 × 5 in the order of `markSlots` (none, 2 … 5). */
export function registerRows(marks: ArrayLike<number>): readonly RegisterRow[] {
  return [1, 2, 3, 4].map((register) => {
    let lower = 0
    let higher = 0
    for (let given = 1; given <= 4; given++) {
      const count = marks[given * 5 + register]!
      if (given < register) lower += count
      else if (given > register) higher += count
    }
    return { lower, equal: marks[register * 5 + register]!, higher }
  })
}

/** Chances of a lower, equal and higher mark for each register mark, from the reference without the school itself. */
export type RegisterChances = readonly (readonly [lower: number, equal: number, higher: number])[]

/**
 * Reference rows become chances. Rare outcomes of small references are drawn to the pattern of all rows together with
 * the weight of 4 works; where «lower» or «higher» is impossible (2 cannot be lowered, 5 not raised) it stays zero.
 */
export function registerChances(reference: readonly RegisterRow[]): RegisterChances {
  return reference.map((row, i) => {
    const total = row.lower + row.equal + row.higher
    const prior = [i === 0 ? 0 : 0.3, 0.6, i === 3 ? 0 : 0.1].map((share) => share * priorWorks)
    const norm = total + prior.reduce((a, b) => a + b, 0)
    return [(row.lower + prior[0]!) / norm, (row.equal + prior[1]!) / norm, (row.higher + prior[2]!) / norm]
  })
}

const priorWorks = 4

export interface RegisterEvidence {
  /** Marks above the register more often than in the reference (or below it less often). */
  readonly up: Evidence
  /** Marks below the register more often than in the reference. */
  readonly down: Evidence
  readonly compared: number
  /** Higher minus lower, observed and expected from the reference given the register marks. */
  readonly net: number
  readonly expectedNet: number
  readonly deviation: number
  readonly lower: number
  readonly higher: number
  readonly expectedLower: number
  readonly expectedHigher: number
}

/**
 * Directional mismatch: «higher minus lower» over the works of a cell, against chances that depend on each work's
 * register mark. The sum of independent three-point steps has an exact distribution; both tails are taken exactly.
 * Undefined where no work has both marks.
 */
export function registerEvidence(rows: readonly RegisterRow[], chances: RegisterChances): RegisterEvidence | undefined {
  let compared = 0
  let lower = 0
  let higher = 0
  let expectedLower = 0
  let expectedHigher = 0
  let variance = 0
  const ups: number[][] = []
  rows.forEach((row, i) => {
    const works = row.lower + row.equal + row.higher
    const [pLower, pEqual, pHigher] = chances[i]!
    compared += works
    lower += row.lower
    higher += row.higher
    expectedLower += works * pLower
    expectedHigher += works * pHigher
    variance += works * (pLower + pHigher - (pHigher - pLower) ** 2)
    for (let k = 0; k < works; k++) ups.push([pLower, pEqual, pHigher])
  })
  if (compared === 0) return undefined
  const downs = ups.map((step) => step.toReversed())
  const net = higher - lower
  return {
    up: tail(ups, net),
    down: tail(downs, -net),
    compared,
    net,
    expectedNet: expectedHigher - expectedLower,
    deviation: Math.sqrt(variance),
    lower,
    higher,
    expectedLower,
    expectedHigher,
  }
}

function tail(steps: readonly number[][], net: number): Evidence {
  const tails = tailOfSum(steps, net + steps.length)
  const least = steps.reduce((sum, step) => sum + Math.log(step[2]! > 0 ? step[2]! : step[1]!), 0)
  return { logP: tails.logUpper, z: boundedScore(tails.logMid), n: steps.length, leastLogP: least }
}

/** Two-sided: twice the smaller of the two directed tails, in logarithms. */
export const twoSided = (logUp: number, logDown: number): number => Math.min(0, Math.LN2 + Math.min(logUp, logDown))


/**
 * Chances moved so that the expected «higher minus lower» per work changes by `shift`: every row is tilted by
 * exp(δ·step), which keeps what is impossible impossible. Found by Newton's method on δ.
 *
 * @param rows works by register mark, > 0 in all
 */
export function shiftChances(rows: readonly RegisterRow[], chances: RegisterChances, shift: number): RegisterChances {
  const works = rows.map((row) => row.lower + row.equal + row.higher)
  const all = works.reduce((a, b) => a + b, 0)
  const tilted = (delta: number): RegisterChances =>
    chances.map(([lower, equal, higher]) => {
      const down = lower * Math.exp(-delta)
      const up = higher * Math.exp(delta)
      const norm = down + equal + up
      return [down / norm, equal / norm, up / norm]
    })
  const netOf = (rowsOf: RegisterChances) => rowsOf.reduce((sum, row, i) => sum + works[i]! * (row[2] - row[0]), 0) / all
  const target = netOf(chances) + shift
  let delta = 0
  let current = chances
  for (let step = 0; step < 20; step++) {
    const variance = current.reduce((sum, [lower, , higher], i) => sum + works[i]! * (lower + higher - (higher - lower) ** 2), 0) / all
    const gap = target - netOf(current)
    if (Math.abs(gap) < 1e-6 || variance < 1e-6) break
    delta = Math.max(-4, Math.min(4, delta + Math.max(-1, Math.min(1, gap / variance))))
    current = tilted(delta)
  }
  return current
}

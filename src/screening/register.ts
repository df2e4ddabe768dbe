import { boundedScore, type Evidence } from './evidence.ts'
import { tailOfSum } from '#stats'

/** Works that have both marks, by register mark 2–5: how many were given a lower, equal, higher mark. */
export interface RegisterRow {
  readonly lower: number
  readonly equal: number
  readonly higher: number
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
  const steps: number[][] = []
  let leastUp = 0
  let leastDown = 0
  rows.forEach((row, i) => {
    const works = worksIn(row)
    const [pLower, pEqual, pHigher] = chances[i]!
    compared += works
    lower += row.lower
    higher += row.higher
    expectedLower += works * pLower
    expectedHigher += works * pHigher
    variance += works * (pLower + pHigher - (pHigher - pLower) ** 2)
    leastUp += works * Math.log(pHigher > 0 ? pHigher : pEqual)
    leastDown += works * Math.log(pLower > 0 ? pLower : pEqual)
    for (let left = works; left > 0; left -= blockOfWorks)
      steps.push(netOfWorks(Math.min(left, blockOfWorks), chances[i]!))
  })
  if (compared === 0) return undefined
  const net = higher - lower
  const tails = tailOfSum(steps, net + compared)
  const z = boundedScore(tails.logMid)
  return {
    up: { logP: tails.logUpper, z, n: compared, leastLogP: leastUp },
    down: { logP: tails.logLower, z: -z, n: compared, leastLogP: leastDown },
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

/** Works convolved in the open; small enough that no probability underflows before tailOfSum tilts it. */
const blockOfWorks = 60

/** Distribution of «higher − lower + works» over that many works with the same chances. */
function netOfWorks(works: number, [pLower, pEqual, pHigher]: RegisterChances[number]): number[] {
  const points = new Array<number>(2 * works + 1).fill(0)
  points[0] = 1
  for (let top = 0; top < 2 * works; top += 2) {
    for (let x = top + 2; x >= 0; x--) {
      points[x] = points[x]! * pLower + (x >= 1 ? points[x - 1]! * pEqual : 0) + (x >= 2 ? points[x - 2]! * pHigher : 0)
    }
  }
  return points
}

export const worksIn = (row: RegisterRow): number => row.lower + row.equal + row.higher

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
  const netOf = (rowsOf: RegisterChances) =>
    rowsOf.reduce((sum, row, i) => sum + works[i]! * (row[2] - row[0]), 0) / all
  const target = netOf(chances) + shift
  let delta = 0
  let current = chances
  for (let step = 0; step < 20; step++) {
    const variance =
      current.reduce((sum, [lower, , higher], i) => sum + works[i]! * (lower + higher - (higher - lower) ** 2), 0) / all
    const gap = target - netOf(current)
    if (Math.abs(gap) < 1e-6 || variance < 1e-6) break
    delta = Math.max(-4, Math.min(4, delta + Math.max(-1, Math.min(1, gap / variance))))
    current = tilted(delta)
  }
  return current
}

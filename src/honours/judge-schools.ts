import { benjaminiHochberg, betaBinomialPoints } from '#stats'
import { assert } from '#kernel/assert'
import type { Award, SchoolSign } from './model.ts'

/** Decided candidates of one school and one award: `unconfirmed` of `decided`. */
export interface AwardTally {
  readonly award: Award
  readonly decided: number
  readonly unconfirmed: number
}

export interface JudgeSettings {
  /** Share of wrongly named schools among the named, at most. */
  readonly fdr: number
  /** Schools differ in this much beside chance even where all is in order; never taken for less. */
  readonly leastCorrelation: number
}

export const judgeSettings: JudgeSettings = { fdr: 0.05, leastCorrelation: 0.02 }

/** The share that a sign should notice, and how often, where it says how many candidates would be enough. */
const noticed = { share: 0.5, power: 0.8 } as const
const mostCandidates = 60

/**
 * Whether more candidates of a school stay without confirmation than in the other schools of the region: binomial within
 * each award, the chance taken from the others. The chance is itself uncertain and schools differ, so it is spread by a
 * beta distribution (a beta-binomial tail); awards are summed; false discoveries are held by Benjamini–Hochberg.
 *
 * @param schools one list of tallies for each school; answers stand in the same order
 */
export function judgeSchools(
  schools: readonly (readonly AwardTally[])[],
  settings: JudgeSettings = judgeSettings,
): readonly SchoolSign[] {
  const totals = totalsOf(schools)
  const correlation = Math.max(settings.leastCorrelation, correlationOf(schools, totals))
  const tested = schools.map((tallies) => testSchool(tallies, totals, correlation))
  const asked = tested.flatMap((test, index) => (test === undefined ? [] : [{ test, index }]))
  const adjusted = benjaminiHochberg(asked.map(({ test }) => test.logP))
  const signs: SchoolSign[] = schools.map(() => ({ outcome: 'few-data', enough: 'never' }))
  for (const [order, { test, index }] of asked.entries()) {
    const q = Math.exp(adjusted[order] ?? 0)
    const judged = { p: Math.exp(test.logP), q, expected: test.expected }
    if (q <= settings.fdr) {
      signs[index] = { outcome: 'clarify', ...judged }
      continue
    }
    const enough = enoughFor(test.chance, test.spread, settings.fdr / asked.length)
    signs[index] =
      enough !== 'never' && test.decided >= enough ? { outcome: 'quiet', ...judged } : { outcome: 'few-data', enough }
  }
  return signs
}

interface Total {
  decided: number
  unconfirmed: number
}

function totalsOf(schools: readonly (readonly AwardTally[])[]): ReadonlyMap<Award, Total> {
  const totals = new Map<Award, Total>()
  for (const { award, decided, unconfirmed } of schools.flat()) {
    const total = totals.get(award) ?? { decided: 0, unconfirmed: 0 }
    totals.set(award, { decided: total.decided + decided, unconfirmed: total.unconfirmed + unconfirmed })
  }
  return totals
}

interface SchoolTest {
  readonly decided: number
  readonly logP: number
  readonly expected: number
  /** Of one candidate, averaged over the awards of the school. */
  readonly chance: number
  readonly spread: number
}

/** Undefined where the school has no decided candidate, or nobody else has any of its awards. */
function testSchool(
  tallies: readonly AwardTally[],
  totals: ReadonlyMap<Award, Total>,
  correlation: number,
): SchoolTest | undefined {
  let sum = [1]
  let decided = 0
  let unconfirmed = 0
  let expected = 0
  let spread = 0
  for (const tally of tallies) {
    const total = totals.get(tally.award)
    if (tally.decided === 0 || total === undefined) continue
    const others = total.decided - tally.decided
    if (others === 0) return undefined
    const chance = (total.unconfirmed - tally.unconfirmed + 0.5) / (others + 1)
    // What is not known of the others' share spreads it as so many more candidates would.
    const unsure = Math.min(0.9, correlation + 1 / (others + 2))
    sum = convolve(sum, betaBinomialPoints(tally.decided, chance, unsure))
    decided += tally.decided
    unconfirmed += tally.unconfirmed
    expected += tally.decided * chance
    spread += tally.decided * unsure
  }
  if (decided === 0) return undefined
  const tail = sum.slice(unconfirmed).reduce((total, point) => total + point, 0)
  assert(tail > 0, 'judgeSchools: what was observed has a chance above zero')
  return { decided, logP: Math.min(0, Math.log(tail)), expected, chance: expected / decided, spread: spread / decided }
}

/** Chances of the sum of two independent counts. */
function convolve(one: readonly number[], other: readonly number[]): number[] {
  const sum = new Array<number>(one.length + other.length - 1).fill(0)
  for (const [i, a] of one.entries()) for (const [j, b] of other.entries()) sum[i + j] = sum[i + j]! + a * b
  return sum
}

/**
 * Intra-school correlation of being unconfirmed, by the moments of Pearson's statistic: Σ (x − nπ)² / nπ(1 − π) exceeds the
 * number of groups by ρ Σ (n − 1) in expectation. Schools that stand out are drawn in, so that they do not excuse themselves.
 * Source: McCullagh, Nelder, Generalized Linear Models, 2nd ed., 4.5.2.
 */
function correlationOf(schools: readonly (readonly AwardTally[])[], totals: ReadonlyMap<Award, Total>): number {
  let excess = 0
  let pairs = 0
  for (const { award, decided, unconfirmed } of schools.flat()) {
    const total = totals.get(award)
    if (total === undefined || decided < 2) continue
    const share = (total.unconfirmed + 0.5) / (total.decided + 1)
    const z2 = (unconfirmed - decided * share) ** 2 / (decided * share * (1 - share))
    excess += Math.min(z2, drawnIn) - 1
    pairs += decided - 1
  }
  return pairs === 0 ? 0 : Math.min(0.5, Math.max(0, excess / pairs))
}

/** Square of the normal quantile of 97.5 %. */
const drawnIn = 3.84

/** The least number of decided candidates with which a share of one half would be named four times out of five. */
export function enoughFor(chance: number, spread: number, level: number): number | 'never' {
  if (chance >= noticed.share) return 'never'
  for (let n = 2; n <= mostCandidates; n++) {
    const honest = betaBinomialPoints(n, chance, spread)
    let tail = 0
    let least = n + 1
    for (let k = n; k >= 0; k--) {
      tail += honest[k]!
      if (tail > level) break
      least = k
    }
    const power = betaBinomialPoints(n, noticed.share, 0)
      .slice(least)
      .reduce((sum, point) => sum + point, 0)
    if (power >= noticed.power) return n
  }
  return 'never'
}

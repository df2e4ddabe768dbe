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
const noticed = { share: 0.75, power: 0.8 } as const
const mostCandidates = 60

/**
 * Whether more candidates of a school stay without confirmation than in the other schools of the region: binomial within
 * each award, the chance taken from the others. The chance is itself uncertain and schools differ, so it is spread by a
 * beta distribution (a beta-binomial tail); awards are summed; false discoveries are held by Benjamini–Hochberg.
 *
 * Schools that are named leave the reference of the others, who are then judged once more. Where none is named nothing
 * is judged twice, so that the chance of naming anybody among honest schools is that of the first round.
 *
 * @param schools one list of tallies for each school; answers stand in the same order
 */
export function judgeSchools(
  schools: readonly (readonly AwardTally[])[],
  settings: JudgeSettings = judgeSettings,
): readonly SchoolSign[] {
  const first = testSchools(schools, schools, settings)
  const named = first.map(({ q }) => q <= settings.fdr)
  const reference = schools.filter((_, index) => named[index] !== true)
  const second = named.includes(true) ? testSchools(schools, reference, settings, named) : first
  const enough = rememberEnough(settings.fdr / Math.max(1, second.filter(({ test }) => test !== undefined).length))
  return second.map(({ test, q }): SchoolSign => {
    if (test === undefined) return { outcome: 'few-data', enough: 'never' }
    const judged = { p: Math.exp(test.logP), q, expected: test.expected }
    if (q <= settings.fdr) return { outcome: 'clarify', ...judged }
    const needed = enough(test.chance, test.spread)
    return needed !== 'never' && test.decided >= needed
      ? { outcome: 'quiet', ...judged }
      : { outcome: 'few-data', enough: needed }
  })
}

interface Tested {
  readonly test: SchoolTest | undefined
  readonly q: number
}

/** Every school against the schools of the reference but itself; `outside` marks those that are not in the reference. */
function testSchools(
  schools: readonly (readonly AwardTally[])[],
  reference: readonly (readonly AwardTally[])[],
  settings: JudgeSettings,
  outside: readonly boolean[] = [],
): readonly Tested[] {
  const totals = totalsOf(reference)
  const correlation = Math.max(settings.leastCorrelation, correlationOf(reference, totals))
  const tests = schools.map((tallies, index) => testSchool(tallies, totals, correlation, outside[index] === true))
  const asked = tests.flatMap((test, index) => (test === undefined ? [] : [{ test, index }]))
  const adjusted = benjaminiHochberg(asked.map(({ test }) => test.logP))
  const q = new Map(asked.map(({ index }, order) => [index, Math.exp(adjusted[order] ?? 0)]))
  return tests.map((test, index) => ({ test, q: q.get(index) ?? 1 }))
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
  outside: boolean,
): SchoolTest | undefined {
  let sum = [1]
  let decided = 0
  let unconfirmed = 0
  let expected = 0
  let spread = 0
  for (const tally of tallies) {
    if (tally.decided === 0) continue
    const total = totals.get(tally.award)
    const others = total === undefined ? 0 : total.decided - (outside ? 0 : tally.decided)
    if (total === undefined || others === 0) return undefined
    const chance = (total.unconfirmed - (outside ? 0 : tally.unconfirmed) + 0.5) / (others + 1)
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

/** Three and a half standard deviations: what lies farther counts as lying there. Chosen by the error rates of `bench/power-honours.ts`. */
const drawnIn = 12.25

/** Schools differ little in what they are compared with, so the search is made once for each rounded pair. */
function rememberEnough(level: number): (chance: number, spread: number) => number | 'never' {
  const known = new Map<string, number | 'never'>()
  return (chance, spread) => {
    const rounded = [Math.ceil(chance * 50) / 50, Math.ceil(spread * 100) / 100] as const
    const key = rounded.join(' ')
    const enough = known.get(key) ?? enoughFor(...rounded, level)
    known.set(key, enough)
    return enough
  }
}

/** The least number of decided candidates with which a share of three quarters would be named four times out of five. */
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

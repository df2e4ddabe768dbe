import { benjaminiHochberg, poissonBinomialTails } from '#stats'
import { totalOf, withinAssessments, type ClassTest, type Peer } from './peer.ts'
import { scoreOdds } from './score-odds.ts'

/**
 * W. van der Linden, L. Sotaridona, «Detecting answer copying when the regular response process follows a known response
 * model», JEBS 31 (2006): the number of equal answers of two pupils is a sum of independent events (generalised binomial test).
 * Every pair of a class, Bonferroni within the class, Benjamini–Hochberg over classes. Chances given the totals.
 */
export const answerCopying: Peer = {
  name: 'Совпадения пар (GBT)',
  judge: (tests) => {
    const logP = withinAssessments(tests, pairs)
    return { flagged: benjaminiHochberg(logP).map((logQ) => logQ <= Math.log(0.05)) }
  },
}

/** Pairs whose normal score is lower cannot be the least of their class. */
const worthExactness = 2.5

function pairs(tests: readonly ClassTest[]): readonly number[] {
  const odds = scoreOdds(tests)
  const { tasks } = tests[0]!.assessment
  const known = new Map<number, Float64Array>()
  const most = tasks.reduce((sum, task) => sum + task.max, 0) + 1
  const chances = (a: number, b: number) => {
    const key = Math.min(a, b) * most + Math.max(a, b)
    let own = known.get(key)
    if (own === undefined) {
      own = Float64Array.from(tasks, (task, j) => {
        let sum = 0
        for (let score = 0; score <= task.max; score++) sum += odds.chance(a, j, score) * odds.chance(b, j, score)
        return sum
      })
      known.set(key, own)
    }
    return own
  }
  return tests.map(({ works }) => {
    const totals = works.map(totalOf)
    let least = 0
    for (let i = 1; i < works.length; i++) {
      for (let k = 0; k < i; k++) {
        const p = chances(totals[i]!, totals[k]!)
        let [matches, mean, variance] = [0, 0, 0]
        for (let j = 0; j < p.length; j++) {
          if (works[i]![j] === works[k]![j]) matches++
          mean += p[j]!
          variance += p[j]! * (1 - p[j]!)
        }
        if (matches - mean < worthExactness * Math.sqrt(variance)) continue
        least = Math.min(least, poissonBinomialTails([...p], matches).logUpper)
      }
    }
    return Math.min(0, least + Math.log((works.length * (works.length - 1)) / 2))
  })
}

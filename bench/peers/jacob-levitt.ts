import { rankShares, totalOf, withinAssessments, type ClassTest, type Peer } from './peer.ts'
import { scoreOdds } from './score-odds.ts'

/**
 * B. Jacob, S. Levitt, «Rotten Apples», QJE 118 (2003): suspicious are class-tests above the 90th percentile both in SCORE
 * (an unusual gain that is lost again: rank(gain)² + (1 − rank(next gain))²) and in ANSWER (sum of squared ranks of M1, the
 * least likely block of identical answers; M2, residual correlation within the class; M3, its variance over questions; M4,
 * distance from pupils of equal total). Written from the paper on task scores, with the next year's result known.
 */
export const jacobLevitt: Peer = {
  name: 'Джейкоб – Левитт 90/90',
  judge: (tests) => {
    const answer = withinAssessments(tests, answerRanks)
    const score = withinAssessments(tests, scoreRanks)
    return { flagged: tests.map((_, i) => answer[i]! > 0.9 && score[i]! > 0.9) }
  },
}

function scoreRanks(tests: readonly ClassTest[]): readonly number[] {
  const means = tests.map((test) => mean(test.works.map(totalOf)))
  const gain = rankShares(tests.map((test, i) => means[i]! - test.before))
  const next = rankShares(tests.map((test, i) => test.after - means[i]!))
  return rankShares(gain.map((value, i) => value ** 2 + (1 - next[i]!) ** 2))
}

function answerRanks(tests: readonly ClassTest[]): readonly number[] {
  const odds = scoreOdds(tests)
  const { tasks } = tests[0]!.assessment
  const measures = tests.map(({ works }) => {
    const totals = works.map(totalOf)
    const squares = tasks.map((_, j) => {
      let sum = 0
      let spread = 0
      works.forEach((work, i) => {
        sum += work[j]! - odds.expected(totals[i]!, j)
        spread += odds.variance(totals[i]!, j)
      })
      return sum ** 2 / Math.max(1e-6, spread)
    })
    const m2 = mean(squares)
    const m3 = mean(squares.map((value) => (value - m2) ** 2))
    const m4 = mean(
      works.flatMap((work, i) =>
        tasks.map((_, j) => (work[j]! - odds.expected(totals[i]!, j)) ** 2 / odds.variance(totals[i]!, j)),
      ),
    )
    return [-leastLikelyBlock(works, totals, tasks.length, odds.chance), m2, m3, m4]
  })
  const ranks = [0, 1, 2, 3].map((at) => rankShares(measures.map((own) => own[at]!)))
  return rankShares(tests.map((_, i) => ranks.reduce((sum, own) => sum + own[i]! ** 2, 0)))
}

const blockLengths = [3, 4, 5, 6, 7] as const

/** M1: log probability of the least likely group of pupils with the same scores in a run of tasks. */
function leastLikelyBlock(
  works: readonly Uint8Array[],
  totals: readonly number[],
  tasks: number,
  chance: (total: number, task: number, score: number) => number,
): number {
  const logs = works.map((work, i) => Array.from(work, (score, j) => Math.log(chance(totals[i]!, j, score))))
  let least = 0
  for (const length of blockLengths) {
    for (let from = 0; from + length <= tasks; from++) {
      const groups = new Map<string, { pupils: number; log: number }>()
      works.forEach((work, i) => {
        const key = work.subarray(from, from + length).join()
        const group = groups.get(key) ?? { pupils: 0, log: 0 }
        group.pupils++
        for (let j = from; j < from + length; j++) group.log += logs[i]![j]!
        groups.set(key, group)
      })
      for (const { pupils, log } of groups.values()) if (pupils > 1) least = Math.min(least, log)
    }
  }
  return least
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

import { type ClassTest, totalOf } from './peer.ts'

/** Chance of each score of each task given the total, by bands of total; the model behind rules that ask how likely answers are. */
export interface ScoreOdds {
  readonly chance: (total: number, task: number, score: number) => number
  readonly expected: (total: number, task: number) => number
  readonly variance: (total: number, task: number) => number
}

const bands = 12

/** @param tests of one assessment */
export function scoreOdds(tests: readonly ClassTest[]): ScoreOdds {
  const { tasks } = tests[0]!.assessment
  const works = tests.flatMap((test) => test.works)
  const totals = Float64Array.from(works, totalOf).sort()
  const ends = Array.from({ length: bands - 1 }, (_, band) => totals[Math.floor(((band + 1) * totals.length) / bands)]!)
  const bandOf = (total: number) => ends.findLastIndex((end) => total >= end) + 1
  const counts = Array.from({ length: bands }, () => tasks.map((task) => new Float64Array(task.max + 1).fill(0.25)))
  for (const work of works) {
    const own = counts[bandOf(totalOf(work))]!
    work.forEach((score, j) => own[j]![score]!++)
  }
  const chances = counts.map((band) =>
    band.map((scores) => {
      const all = scores.reduce((a, b) => a + b, 0)
      return scores.map((count) => count / all)
    }),
  )
  const moments = chances.map((band) =>
    band.map((scores) => {
      const mean = scores.reduce((sum, p, x) => sum + p * x, 0)
      return {
        mean,
        variance: Math.max(
          1e-3,
          scores.reduce((sum, p, x) => sum + p * (x - mean) ** 2, 0),
        ),
      }
    }),
  )
  return {
    chance: (total, task, score) => chances[bandOf(total)]![task]![score]!,
    expected: (total, task) => moments[bandOf(total)]![task]!.mean,
    variance: (total, task) => moments[bandOf(total)]![task]!.variance,
  }
}

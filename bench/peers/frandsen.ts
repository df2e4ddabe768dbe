import { benjaminiHochberg, discreteDensityTest } from '#stats'
import { type ClassTest, type Peer } from './peer.ts'

/** Bound on the curvature of the density (Frandsen's k). */
const curvature = 0.05

/**
 * B. Frandsen, «Party bias in union representation elections: testing for manipulation in the regression discontinuity design
 * when the running variable is discrete», Advances in Econometrics 38 (2017): the number at the cut given the number at it and
 * its two neighbours. A class-test takes the least p of its cuts (Bonferroni), a school adds its counts; Benjamini–Hochberg.
 */
export const frandsen: Peer = {
  name: 'Франдсен, k = 0,05',
  judge: (tests) => {
    const logP = tests.map((test) => {
      const own = cutsOf(test).map(([below, at, above]) => discreteDensityTest(below, at, above, curvature).logUpper)
      return own.length === 0 ? 0 : Math.min(0, Math.min(...own) + Math.log(own.length))
    })
    return {
      flagged: benjaminiHochberg(logP).map((logQ) => logQ <= Math.log(0.05)),
      ofSchool: (positions) => {
        const sum = [0, 0, 0]
        for (const i of positions) for (const cut of cutsOf(tests[i]!)) cut.forEach((count, k) => (sum[k]! += count))
        return Math.exp(discreteDensityTest(sum[0]!, sum[1]!, sum[2]!, curvature).logUpper)
      },
    }
  },
}

function cutsOf({ assessment, counts }: ClassTest): readonly (readonly [number, number, number])[] {
  const { scale } = assessment
  if (scale === 'missing') return []
  const at = (score: number) => counts.counts.scores[score] ?? 0
  return [scale[3], scale[4], scale[5]].map((cut) => [at(cut - 1), at(cut), at(cut + 1)] as const)
}

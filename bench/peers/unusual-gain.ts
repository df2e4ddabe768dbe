import { benjaminiHochberg, studentLogUpperTail } from '#stats'
import { totalOf, withinAssessments, type ClassTest, type Peer } from './peer.ts'

/**
 * Atlanta Journal-Constitution, «Cheating Our Children» (2012): mean of this year on the mean of the same pupils the year before,
 * weighted by pupils, studentised residuals, two-sided p = 2·P(T_{n−1} > |t|) with n the pupils; flagged below .05 (rises only).
 */
const ajcP = (tests: readonly ClassTest[]): readonly number[] => withinAssessments(tests, gainP)

export const ajc: Peer = {
  name: 'AJC, уровень 5 %',
  judge: (tests) => ({ flagged: ajcP(tests).map((p) => p < 0.05) }),
}

export const ajcControlled: Peer = {
  name: 'AJC + Бенджамини – Хохберг',
  judge: (tests) => {
    const p = ajcP(tests)
    return { flagged: benjaminiHochberg(p.map((value) => Math.log(value))).map((logQ) => logQ <= Math.log(0.05)) }
  },
}

function gainP(tests: readonly ClassTest[]): readonly number[] {
  const y = tests.map(({ works }) => works.reduce((sum, work) => sum + totalOf(work), 0) / works.length)
  const x = tests.map((test) => test.before)
  const w = tests.map(({ works }) => works.length)
  const all = w.reduce((a, b) => a + b, 0)
  const mean = (values: readonly number[]) => values.reduce((sum, value, i) => sum + w[i]! * value, 0) / all
  const [mx, my] = [mean(x), mean(y)]
  const sxx = x.reduce((sum, value, i) => sum + w[i]! * (value - mx) ** 2, 0)
  const slope = x.reduce((sum, value, i) => sum + w[i]! * (value - mx) * (y[i]! - my), 0) / sxx
  const residuals = y.map((value, i) => value - my - slope * (x[i]! - mx))
  const rss = residuals.reduce((sum, r, i) => sum + w[i]! * r * r, 0)
  const freedom = tests.length - 3
  return residuals.map((r, i) => {
    const leverage = w[i]! / all + (w[i]! * (x[i]! - mx) ** 2) / sxx
    const variance = (rss - (w[i]! * r * r) / (1 - leverage)) / freedom
    const t = (r * Math.sqrt(w[i]!)) / Math.sqrt(Math.max(1e-9, variance * (1 - leverage)))
    return t <= 0 ? 1 : Math.min(1, 2 * Math.exp(studentLogUpperTail(t, Math.max(1, w[i]! - 1))))
  })
}

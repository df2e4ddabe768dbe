import { describe, expect, it } from 'vitest'
import {
  bhapkar,
  derSimonianLaird,
  discreteDensityTest,
  guttmanErrors,
  logitRange,
  pauleMandel,
  personFitU3,
  stepLogits,
  stuartMaxwell,
} from './index.ts'
import { numberIn as number, referenceTable as table, sharedFolder } from '../../test/support/reference-data.ts'

describe.skipIf(sharedFolder === undefined)('published programs on public data (needs OBYEKTIV_SHARED)', () => {
  it("agrees with Frandsen's test at every cut, real and placebo, in log10", () => {
    const rows = table('expected/frandsen_discrete_density.csv')
    expect(rows.length).toBeGreaterThan(50)
    for (const row of rows) {
      const [below, at, above, k] = ['n_below', 'n_at', 'n_above', 'k'].map((column) => number(row, column))
      const test = discreteDensityTest(below!, at!, above!, k!)
      for (const [actual, expected] of [
        [test.logUpper / Math.LN10, number(row, 'log10_p_upper')],
        [test.logLower / Math.LN10, number(row, 'log10_p_lower')],
      ] as const) {
        expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))
      }
      expect(Math.exp(test.logTwoSided)).toBeCloseTo(number(row, 'p_two_robust'), 9)
    }
  })

  it.each([
    ['IntelligenceData', 'G', 'U3'],
    ['PhysFuncData', 'Gpoly', 'U3poly'],
  ])('agrees with PerFit on %s: Guttman errors and U3', (data, guttman, u3) => {
    const works = table(`data/perfit_${data}.csv`).map((row) =>
      Object.values(row).map((cell) => Number.parseFloat(cell)),
    )
    const expected = table(`expected/perfit_${data}.csv`)
    const most = Math.max(...works.flat())
    const byScore = works[0]!.map((_, j) =>
      Array.from({ length: most + 1 }, (_, score) => works.filter((work) => work[j] === score).length),
    )
    const shares = byScore.map((counts) =>
      counts.slice(1).map((_, k) => counts.slice(k + 1).reduce((a, b) => a + b, 0) / works.length),
    )
    const logits = stepLogits(byScore, 0)
    const range = logitRange(logits)
    let compared = 0
    works.forEach((work, i) => {
      const row = expected[i]!
      const known = number(row, u3)
      if (Number.isFinite(known)) {
        // PerFit answers 0 for an empty or a full work, whose pattern cannot vary.
        expect(Math.abs((personFitU3(work, logits, range) ?? 0) - known)).toBeLessThanOrEqual(5.1e-5)
        compared++
      }
      if (Number.isFinite(number(row, guttman))) expect(guttmanErrors(work, shares)).toBe(number(row, guttman))
    })
    expect(compared).toBeGreaterThan(works.length / 2)
  })

  it('agrees with PerFit on the two-point tasks of the Czech matura, eight of which nobody gets one point for', () => {
    const items = ['b4', 'b5', 'b7', ...Array.from({ length: 10 }, (_, i) => `b${15 + i}`)]
    const works = table('data/cz_matura_math_2019_scored.csv')
      .slice(0, 3000)
      .map((row) => items.map((item) => number(row, item)))
    const byScore = items.map((_, j) => [0, 1, 2].map((score) => works.filter((work) => work[j] === score).length))
    expect(byScore.filter(([, one]) => one === 0)).toHaveLength(8)
    const logits = stepLogits(byScore, 0)
    const range = logitRange(logits)
    const shares = byScore.map(([, one, two]) => [(one! + two!) / works.length, two! / works.length])
    const expected = table('expected/perfit_czmatura13.csv')
    let compared = 0
    works.forEach((work, i) => {
      const u3 = number(expected[i]!, 'U3poly')
      if (Number.isFinite(u3)) {
        expect(Math.abs((personFitU3(work, logits, range) ?? 0) - u3)).toBeLessThanOrEqual(5.1e-5)
        compared++
      }
      const guttman = number(expected[i]!, 'Gpoly')
      if (Number.isFinite(guttman)) expect(guttmanErrors(work, shares)).toBe(guttman)
    })
    expect(compared).toBeGreaterThan(2500)
  })

  it('keeps tails of the real spike in log space, far below what a number can hold', () => {
    const spikes = table('expected/frandsen_discrete_density.csv').filter((row) => number(row, 'log10_p_upper') < -300)
    expect(spikes.length).toBeGreaterThan(0)
    for (const row of spikes) {
      const [below, at, above, k] = ['n_below', 'n_at', 'n_above', 'k'].map((column) => number(row, column))
      const { logUpper } = discreteDensityTest(below!, at!, above!, k!)
      expect(Math.exp(logUpper)).toBeLessThan(1e-300)
      const known = number(row, 'log10_p_upper')
      expect(Math.abs(logUpper / Math.LN10 - known)).toBeLessThanOrEqual(1e-9 * Math.abs(known))
    }
  })

  it('agrees with irr on the vision table: Stuart–Maxwell and Bhapkar', () => {
    const pairs = table('data/irr_vision.csv')
    const [left, right] = Object.keys(pairs[0]!).slice(-2) as [string, string]
    const categories = [...new Set(pairs.flatMap((pair) => [pair[left]!, pair[right]!]))].sort()
    const counts = categories.map((row) =>
      categories.map((column) => pairs.filter((pair) => pair[left] === row && pair[right] === column).length),
    )
    const expected = (stat: string) => {
      const row = table('expected/irr_reference.csv').find(
        (item) => item['dataset'] === 'vision' && item['stat'] === stat,
      )!
      return { chi2: number(row, 'statistic'), p: number(row, 'p') }
    }
    const maxwell = stuartMaxwell(counts)
    expect(maxwell.chi2).toBeCloseTo(expected('stuart.maxwell.mh').chi2, 8)
    expect(Math.exp(maxwell.logP)).toBeCloseTo(expected('stuart.maxwell.mh').p, 10)
    expect(bhapkar(counts).chi2).toBeCloseTo(expected('bhapkar').chi2, 8)
  })
})

describe('moment estimates of spread', () => {
  it('give no spread where the values agree better than chance', () => {
    const same = [1, 1.01, 0.99, 1].map((value) => ({ value, variance: 1 }))
    expect(derSimonianLaird(same).tau2).toBe(0)
    expect(pauleMandel(same).tau2).toBe(0)
  })
})

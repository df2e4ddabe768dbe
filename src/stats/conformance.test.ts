import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as stats from './index.ts'

const rows = (file: string, separator: string) =>
  readFileSync(new URL(`../../test/vectors/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(separator))

const number = (text: string) => (text === '-Inf' ? -Infinity : text === 'Inf' ? Infinity : Number.parseFloat(text))

const functions: Record<string, (a: number, b: number, c: number, d: number) => number> = {
  binomialLogUpperTail: stats.binomialLogUpperTail,
  binomialLogLowerTail: stats.binomialLogLowerTail,
  binomialLogPoint: stats.binomialLogPoint,
  poissonLogUpperTail: stats.poissonLogUpperTail,
  poissonLogLowerTail: stats.poissonLogLowerTail,
  normalLogUpperTail: stats.normalLogUpperTail,
  normalFromLogUpperTail: stats.normalFromLogUpperTail,
  studentLogUpperTail: stats.studentLogUpperTail,
  studentQuantile: stats.studentQuantile,
  hypergeometricLogUpperTail: stats.hypergeometricLogUpperTail,
  logIncompleteBeta: (x, a, b) => stats.logIncompleteBeta(x, 1 - x, a, b),
  shareIntervalLow: (k, n, level) => stats.shareInterval(k, n, level)[0],
  shareIntervalHigh: (k, n, level) => stats.shareInterval(k, n, level)[1],
  betaBinomialPoint: (k, n, p, rho) => stats.betaBinomialPoints(n, p, rho)[k]!,
}

/** Relative in the logarithm, so a tail of 1e-5000 must agree as well as one of 0.5. */
function expectClose(actual: number, expected: number, tolerance: number) {
  if (!Number.isFinite(expected)) return expect(actual).toBe(expected)
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1e-3, Math.abs(expected)),
  )
}

describe('distributions agree with R to the depth R itself reaches', () => {
  const byName = Map.groupBy(rows('distributions.csv', ','), (row) => row[0]!)
  it.each([...byName])('%s', (name, cases) => {
    for (const [, a, b, c, d, value] of cases) {
      const expected = number(value!)
      // R's own pbeta rounds the logarithm near zero (upper tails within 1e-13 of one).
      expectClose(functions[name]!(number(a!), number(b!), number(c!), number(d!)), expected, 1e-9)
    }
  })
})

const list = (text: string) => text.split(' ').map(number)
const pairs = (values: number[]) =>
  Array.from({ length: values.length / 2 }, (_, i) => ({ value: values[2 * i]!, variance: values[2 * i + 1]! }))
const square = (values: number[]) => [0, 1, 2, 3].map((i) => values.slice(4 * i, 4 * i + 4))
const logs = (values: number[]) => values.map(Math.log)

const procedures: Record<string, (input: number[]) => number[]> = {
  BH: (p) => stats.benjaminiHochberg(logs(p)).map(Math.exp),
  BY: (p) => stats.benjaminiYekutieli(logs(p)).map(Math.exp),
  holm: (p) => stats.holm(logs(p)).map(Math.exp),
  cauchyCombination: (p) => [Math.exp(stats.cauchyCombination(logs(p)))],
  stouffer: (p) => [Math.exp(stats.stouffer(logs(p)))],
  poissonBinomial: (chances) =>
    Array.from({ length: chances.length + 1 }, (_, k) => Math.exp(stats.poissonBinomialTails(chances, k).logUpper)),
  median: (x) => [stats.median(x)],
  mad: (x) => [stats.medianDeviation(x)],
  quantile10: (x) => [stats.quantileOfSorted(stats.sortedCopy(x), 0.1)],
  derSimonianLaird: (x) => {
    const fit = stats.derSimonianLaird(pairs(x))
    return [fit.tau2, fit.mean, fit.meanVariance, fit.q]
  },
  pauleMandel: (x) => [stats.pauleMandel(pairs(x)).tau2],
  stuartMaxwell: (x) => {
    const test = stats.stuartMaxwell(square(x))
    return [test.chi2, test.df, Math.exp(test.logP)]
  },
  bhapkar: (x) => {
    const test = stats.bhapkar(square(x))
    return [test.chi2, test.df, Math.exp(test.logP)]
  },
  frandsen: ([below, at, above, k]) => {
    const test = stats.discreteDensityTest(below!, at!, above!, k!)
    return [test.logUpper / Math.LN10, test.logLower / Math.LN10]
  },
}

describe('procedures agree with R', () => {
  it.each(rows('procedures.csv', ';'))('%s of %s', (name, input, output) => {
    const actual = procedures[name!]!(list(input!))
    const expected = list(output!)
    expect(actual).toHaveLength(expected.length)
    expected.forEach((value, i) => expectClose(actual[i]!, value, 1e-9))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  benjaminiHochberg,
  betaBinomialPoints,
  binomialLogMidP,
  binomialLogUpperTail,
  cauchyCombination,
  discreteDensityTest,
  normalFromLogUpperTail,
  noncentralHypergeometric,
  normalLogUpperTail,
  poissonBinomialTails,
  seededRandom,
  tailOfSum,
} from './index.ts'

const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true })

describe('tail of a sum', () => {
  it('equals full enumeration of all outcomes', () => {
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 10 }), fc.nat(11), (chances, k) => {
        let upper = 0
        for (let outcome = 0; outcome < 2 ** chances.length; outcome++) {
          let probability = 1
          let count = 0
          chances.forEach((p, i) => {
            const happened = (outcome >> i) & 1
            probability *= happened ? p : 1 - p
            count += happened
          })
          if (count >= k) upper += probability
        }
        expect(Math.exp(poissonBinomialTails(chances, k).logUpper)).toBeCloseTo(upper, 10)
      }),
    )
  })

  it.each([
    [400, 0.01, 390],
    [3000, 0.3, 2999],
    [200, 0.5, 200],
    [50, 0.02, 3],
    [60, 0.7, 10],
  ])('of %i equal chances %f is the binomial tail at %i, however deep', (n, p, k) => {
    const expected = binomialLogUpperTail(k, n, p)
    const { logUpper } = poissonBinomialTails(
      Array.from({ length: n }, () => p),
      k,
    )
    expect(Math.abs(logUpper / expected - 1)).toBeLessThan(1e-9)
  })

  it('gives the same answer for addends in any order', () => {
    const parts = [betaBinomialPoints(9, 0.4, 0.02), betaBinomialPoints(4, 0.7, 0.1), [0.2, 0.3, 0.5]]
    const forward = tailOfSum(parts, 12).logUpper
    expect(tailOfSum(parts.toReversed(), 12).logUpper).toBeCloseTo(forward, 12)
  })

  it('knows the ends of the support', () => {
    expect(
      tailOfSum(
        [
          [0, 1],
          [0.5, 0.5],
        ],
        1,
      ).logUpper,
    ).toBeCloseTo(0, 15)
    expect(
      tailOfSum(
        [
          [0, 1],
          [0.5, 0.5],
        ],
        3,
      ).logUpper,
    ).toBe(-Infinity)
    expect(
      tailOfSum(
        [
          [0, 1],
          [0.5, 0.5],
        ],
        2,
      ).logUpper,
    ).toBeCloseTo(Math.log(0.5), 12)
  })
})

describe('mid-p', () => {
  it('averages one half under the null, by enumeration', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), chance, (n, p) => {
        let mean = 0
        for (let k = 0; k <= n; k++) {
          const point = Math.exp(binomialLogUpperTail(k, n, p)) - Math.exp(binomialLogUpperTail(k + 1, n, p))
          mean += point * Math.exp(binomialLogMidP(k, n, p))
        }
        expect(mean).toBeCloseTo(0.5, 8)
      }),
    )
  })
})

describe('deep tails stay numbers', () => {
  it('the Polish spike of 2011, 43 / 9202 / 7499, is evidence, not p = 1', () => {
    const test = discreteDensityTest(43, 9202, 7499, 0.01)
    expect(test.logTwoSided).toBeLessThan(-900)
    expect(test.logTwoSided).toBeGreaterThan(-Infinity)
  })

  it.each([
    ['works just above the steps of sixty cells', betaBinomialPoints(30, 0.45, 0.012)],
    ['pupils with low marks among the absent of sixty cells', noncentralHypergeometric(12, 18, 12, 1.3)],
  ] as const)('%s, all that there can be: the tail is the product of sixty chances', (_, law) => {
    const addends = Array.from({ length: 60 }, () => law)
    const most = law.length - 1
    const { logUpper } = tailOfSum(addends, 60 * most)
    expect(logUpper).toBeLessThan(-300 * Math.LN10)
    expect(logUpper / (60 * Math.log(law[most]!))).toBeCloseTo(1, 12)
    expect(tailOfSum(addends, 60 * most - 1).logUpper).toBeGreaterThan(logUpper)
  })

  it('normal scores of logarithms go there and back', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 200, noNaN: true }), (z) => {
        const logP = normalLogUpperTail(z)
        if (logP < -1e-6)
          expect(Math.abs(normalLogUpperTail(normalFromLogUpperTail(logP)) / logP - 1)).toBeLessThan(1e-6)
      }),
    )
  })

  it('Cauchy combination of equal evidence returns it, at any depth', () => {
    for (const logP of [-1, -20, -36, -37, -700, -50_000]) {
      expect(cauchyCombination([logP, logP, logP])).toBeCloseTo(logP, 6)
    }
  })

  it('one p of exactly 1 does not silence strong evidence', () => {
    expect(cauchyCombination([-60, 0, 0])).toBeLessThan(-55)
  })
})

describe('false discovery control', () => {
  it('adjusted values keep the order and never fall below the p', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -800, max: 0, noNaN: true }), { minLength: 1, maxLength: 40 }), (logP) => {
        const q = benjaminiHochberg(logP)
        logP.forEach((value, i) => {
          expect(q[i]).toBeGreaterThanOrEqual(value)
          logP.forEach((other, j) => value < other && expect(q[i]).toBeLessThanOrEqual(q[j]!))
        })
      }),
    )
  })

  it('relabelling the units relabels the answer and nothing else', () => {
    const logP = [-9, -1, -4, -0.2, -7]
    expect(benjaminiHochberg(logP.toReversed())).toEqual(benjaminiHochberg(logP).toReversed())
  })
})

it('the seeded stream is the same everywhere and spread evenly', () => {
  const random = seededRandom(1)
  const first = Array.from({ length: 3 }, random)
  const again = seededRandom(1)
  expect(Array.from({ length: 3 }, again)).toEqual(first)
  const bins = new Array<number>(10).fill(0)
  for (let i = 0; i < 100_000; i++) bins[Math.floor(random() * 10)]!++
  for (const bin of bins) expect(Math.abs(bin - 10_000)).toBeLessThan(400)
})

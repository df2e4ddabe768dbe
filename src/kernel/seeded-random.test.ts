import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFromState, seededRandom } from './seeded-random.ts'

describe('seededRandom', () => {
  it('gives the outputs of the reference xoshiro128** 1.1 in C from the state 1, 2, 3, 4', () => {
    const random = randomFromState([1, 2, 3, 4])
    // The first ten outputs of xoshiro128starstar.c, as the conformance test of Rust's rand_xoshiro lists them.
    const expected = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]
    expect(expected.map(() => random.uint32())).toEqual(expected)
  })

  it('repeats itself from the same seed and differs for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const take = (seed: string) => Array.from({ length: 5 }, seededRandomNext(seed))
        expect(take(one)).toEqual(take(one))
        if (one !== other) expect(take(one)).not.toEqual(take(other))
      }),
    )
  })

  it('gives a fork that does not depend on how many numbers were taken before', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(50), (seed, label, taken) => {
        const fresh = seededRandom(seed)
        const used = seededRandom(seed)
        for (let i = 0; i < taken; i++) used.normal()
        expect(used.fork(label).uint32()).toBe(fresh.fork(label).uint32())
      }),
    )
  })

  it('keeps whole numbers below their bound and uniform numbers in [0, 1)', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, below) => {
        const random = seededRandom(seed)
        const whole = random.whole(below)
        expect(Number.isInteger(whole) && whole >= 0 && whole < below).toBe(true)
        const uniform = random.uniform()
        expect(uniform >= 0 && uniform < 1).toBe(true)
      }),
    )
  })

  it('shuffles without losing or repeating anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, list) => {
        const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b)
        expect(ascending(seededRandom(seed).shuffled(list))).toEqual(ascending(list))
      }),
    )
  })

  it('puts every order of three equally often (chi-square of 5 degrees below its 0.999 quantile)', () => {
    const random = seededRandom('orders')
    const counts = new Map<string, number>()
    const draws = 60_000
    for (let i = 0; i < draws; i++) {
      const order = random.shuffled(['a', 'b', 'c']).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    const expected = draws / 6
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(chiSquare).toBeLessThan(20.515) // R: qchisq(0.999, 5)
  })

  it('draws normal numbers with the moments of a standard normal', () => {
    const random = seededRandom('moments')
    const draws = 200_000
    const moment = [0, 0, 0, 0, 0]
    for (let i = 0; i < draws; i++) {
      const value = random.normal()
      for (let power = 1; power <= 4; power++) moment[power]! += value ** power / draws
    }
    // Four standard errors of the mean of each power: sqrt(var(x^k) / n) with var = 1, 2, 15, 96.
    expect(Math.abs(moment[1]!)).toBeLessThan(4 * Math.sqrt(1 / draws))
    expect(Math.abs(moment[2]! - 1)).toBeLessThan(4 * Math.sqrt(2 / draws))
    expect(Math.abs(moment[3]!)).toBeLessThan(4 * Math.sqrt(15 / draws))
    expect(Math.abs(moment[4]! - 3)).toBeLessThan(4 * Math.sqrt(96 / draws))
  })

  it.each([
    ['whole', () => seededRandom(1).whole(0), 'whole: below must be a whole number 1…2³², got 0'],
    ['chance', () => seededRandom(1).chance(1.5), 'chance: p must be a probability 0…1, got 1.5'],
    ['pick', () => seededRandom(1).pick([]), 'pick: list must not be empty'],
    ['state', () => randomFromState([0, 0, 0, 0]), 'randomFromState: state must not be all zeros'],
  ])('stops on a %s it cannot serve, naming the rule and the value', (_name, act, message) => {
    expect(act).toThrow(message)
  })
})

function seededRandomNext(seed: string): () => number {
  const random = seededRandom(seed)
  return () => random.uint32()
}

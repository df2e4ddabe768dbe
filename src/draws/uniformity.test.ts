import { describe, expect, it } from 'vitest'
import { poissonLogLowerTail } from '#stats'
import { drawItems } from './draw-items.ts'
import { itemHash } from './hash.ts'
import type { DrawList, DrawRule } from './model.ts'

/**
 * Seeds are fixed, so the answers are too; the bounds say how often an honest draw would fail if the seeds were new.
 * One lucky seed cannot pass: 200 blocks of seeds each give a p, and the p must look like uniform numbers.
 */
const codes = Array.from({ length: 11 }, (_, at) => `edu9900${String(at + 1).padStart(2, '0')}`)
const drawn = 3
const seedsOfBlock = 250
const blocks = 200

const list: DrawList = {
  file: '',
  codeColumn: null,
  columns: [],
  items: codes.map((code) => ({ code, values: [] })),
  sha256: '',
}
const rule: DrawRule = { count: drawn, reserve: 0, strata: [], allocation: { kind: 'whole' }, exclude: [], include: [] }

type Draw = (seed: string) => readonly string[]

const honest: Draw = (seed) => {
  const strata = drawItems(list, rule, seed)
  if (!strata.ok) throw new Error(strata.error.sentence)
  return strata.value[0]!.drawn.map(({ code }) => code)
}

/** What a careless program would do: a small remainder of the hash, ties by the order of the list. */
const careless: Draw = (seed) =>
  codes
    .map((code) => ({ code, place: Number.parseInt(itemHash(seed, code).slice(0, 8), 16) % 4 }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, drawn)
    .map(({ code }) => code)

/**
 * Upper tail of chi-square with 10 degrees of freedom for one block. Draws of n from N without replacement have variance
 * smaller by (N − n)/(N − 1) and sum to a constant: Σ(O − E)²/E · (N − 1)/(N − n) has N − 1 degrees. For an even number of
 * degrees the tail is a Poisson sum: P(χ²₂ₖ > x) = P(Poisson(x/2) ≤ k − 1).
 */
function blockP(draw: Draw, block: number): number {
  const seen = new Map(codes.map((code) => [code, 0]))
  for (let at = 0; at < seedsOfBlock; at++) {
    for (const code of draw(`блок ${block}, зерно ${at}`)) seen.set(code, seen.get(code)! + 1)
  }
  const expected = (seedsOfBlock * drawn) / codes.length
  const sum = [...seen.values()].reduce((all, count) => all + (count - expected) ** 2 / expected, 0)
  const square = (sum * (codes.length - 1)) / (codes.length - drawn)
  return Math.exp(poissonLogLowerTail((codes.length - 1) / 2 - 1, square / 2))
}

describe('every code is drawn equally often', () => {
  it('over 200 blocks of 250 seeds (an honest draw fails with probability below 0.001)', () => {
    const ps = Array.from({ length: blocks }, (_, block) => blockP(honest, block))
    const small = ps.filter((p) => p <= 0.05).length
    // Binomial(200, 0.05): fewer than 1 with probability 4·10⁻⁵, more than 24 with probability 3·10⁻⁵.
    expect(small).toBeGreaterThanOrEqual(1)
    expect(small).toBeLessThanOrEqual(24)
    // The least of 200 lies below 10⁻⁶ with probability 2·10⁻⁴.
    expect(Math.min(...ps)).toBeGreaterThan(1e-6)
  })

  it('and the measure finds a draw that is not uniform', () => {
    expect(blockP(careless, 0)).toBeLessThan(1e-6)
  })

  it('every order of four codes comes equally often (χ² < 60.0, 23 degrees: p = 4·10⁻⁵)', () => {
    const four = codes.slice(0, 4)
    const seen = new Map<string, number>()
    const seeds = 24_000
    for (let at = 0; at < seeds; at++) {
      const hashes = four.map((code) => itemHash(`порядок ${at}`, code))
      const order = four
        .map((_, place) => place)
        .toSorted((a, b) => (hashes[a]! < hashes[b]! ? -1 : 1))
        .join('')
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    const expected = seeds / 24
    expect(seen.size).toBe(24)
    expect([...seen.values()].reduce((all, count) => all + (count - expected) ** 2 / expected, 0)).toBeLessThan(60)
  })
})

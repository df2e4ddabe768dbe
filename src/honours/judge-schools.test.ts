import { describe, expect, it } from 'vitest'
import { randomNormal, seededRandom, type Random } from '#stats'
import { type AwardTally, enoughFor, judgeSchools } from './judge-schools.ts'
import type { Award } from './model.ts'

const medals = (decided: number, unconfirmed: number, award: Award = 'medal-1'): AwardTally => ({
  award,
  decided,
  unconfirmed,
})

/** A region of so many schools with 1–14 candidates; the chance of each school moves around 0.12 by `spread` on the logit. */
function honestRegion(random: Random, schools: number, spread: number): AwardTally[][] {
  return Array.from({ length: schools }, () => {
    const decided = 1 + Math.floor(random() * 14)
    const chance = 1 / (1 + Math.exp(2 - spread * randomNormal(random)))
    const draw = (n: number): number =>
      Array.from({ length: n }, () => (random() < chance ? 1 : 0)).filter(Boolean).length
    return [medals(decided, draw(decided))]
  })
}

describe('the comparison of a school with the other schools of the region', () => {
  it('names the school where most candidates stay unconfirmed, and no other', () => {
    const region = [...Array.from({ length: 29 }, () => [medals(8, 1)]), [medals(10, 8)]]
    const signs = judgeSchools(region)
    expect(signs.flatMap(({ outcome }, index) => (outcome === 'clarify' ? [index] : []))).toEqual([29])
  })

  it('answers «few data» with how many candidates would be enough', () => {
    const signs = judgeSchools([...Array.from({ length: 19 }, () => [medals(9, 1)]), [medals(2, 1)]])
    const last = signs.at(-1)!
    expect(last.outcome).toBe('few-data')
    expect(last.outcome === 'few-data' && last.enough).toBeGreaterThan(4)
  })

  it('says nothing of a school that has nobody to be compared with', () => {
    expect(judgeSchools([[medals(20, 15)]])).toEqual([{ outcome: 'few-data', enough: 'never' }])
    expect(judgeSchools([[medals(20, 15, 'regional')], [medals(9, 1)]])[0]).toEqual({
      outcome: 'few-data',
      enough: 'never',
    })
  })

  it('does not let a school that stands out raise what is expected of the others', () => {
    const others = Array.from({ length: 12 }, () => [medals(8, 0)])
    const signs = judgeSchools([[medals(30, 28)], [medals(10, 4)], ...others])
    expect(signs.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['clarify', 'clarify'])
    const second = signs[1]!
    expect(second.outcome !== 'few-data' && second.expected).toBeLessThan(0.2)
  })

  it('does not hold the mix of awards against a school', () => {
    const others = Array.from({ length: 15 }, () => [medals(6, 0), medals(6, 3, 'medal-2')])
    const [sign] = judgeSchools([[medals(12, 6, 'medal-2')], ...others])
    expect(sign!.outcome).not.toBe('clarify')
  })

  it.each([
    ['schools alike', 0],
    ['schools that differ honestly', 0.5],
  ])('names anybody in at most one of twenty honest regions: %s', (_what, spread) => {
    const random = seededRandom(20261122)
    const regions = 400
    let named = 0
    for (let i = 0; i < regions; i++) {
      if (judgeSchools(honestRegion(random, 30, spread)).some(({ outcome }) => outcome === 'clarify')) named += 1
    }
    expect(named / regions).toBeLessThanOrEqual(0.05)
  })

  it.each([
    [0.1, 0.02, 0.05 / 30],
    [0.15, 0.02, 0.05 / 10],
    [0.05, 0.02, 0.05 / 5],
  ])('asks for enough: chance %d, spread %d, level %d', (chance, spread, level) => {
    const enough = enoughFor(chance, spread, level)
    expect(enough).not.toBe('never')
    expect(enoughFor(chance, spread, level / 4)).toBeGreaterThan(enough as number)
  })

  it('cannot be enough where a half is nothing unusual', () => {
    expect(enoughFor(0.6, 0.02, 0.001)).toBe('never')
  })
})

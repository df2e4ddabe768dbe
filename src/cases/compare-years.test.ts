import { describe, expect, it } from 'vitest'
import { compareYears, type PlaceResults } from './compare-years.ts'

/** Nine ordinary schools and the one of the case, 25 works each, spread 4. */
const place = (own: number, others: readonly number[]): PlaceResults => ({
  spread: 4,
  schools: [
    { school: 'own', works: 25, mean: own },
    ...others.map((mean, index) => ({ school: `s${index}`, works: 25, mean })),
  ],
})
const before = [19, 20, 21, 20, 18, 22, 20, 19, 21]
const after = [20, 20, 20, 21, 19, 21, 19, 20, 21]

describe('the year after a decision', () => {
  it('is told as the change of the distance from the others, beside the least change that would be seen', () => {
    const compared = compareYears(place(26, before), place(21, after), 'own')
    // R: the same arithmetic in test/vectors/cases/compare-years.R
    expect(compared).toMatchObject({ outcome: 'compared', others: 9 })
    if (compared.outcome !== 'compared') return
    expect(compared.before).toBeCloseTo(1.5, 10)
    expect(compared.after).toBeCloseTo(0.2222222222, 9)
    expect(compared.change).toBeCloseTo(-1.2777777778, 9)
    expect(compared.smallest).toBeCloseTo(0.722155848928, 10)
  })

  it('is silent of a school with too few works, and says that it is the school', () => {
    const small = (results: PlaceResults): PlaceResults => ({
      ...results,
      schools: results.schools.map((one) => (one.school === 'own' ? { ...one, works: 9 } : one)),
    })
    expect(compareYears(small(place(26, before)), place(21, after), 'own')).toEqual({
      outcome: 'not-enough-data',
      reason: 'school',
      others: 9,
    })
  })

  it('is silent where too few other schools changed to know what is usual', () => {
    expect(compareYears(place(26, before.slice(0, 7)), place(21, after.slice(0, 7)), 'own')).toEqual({
      outcome: 'not-enough-data',
      reason: 'others',
      others: 7,
    })
  })
})

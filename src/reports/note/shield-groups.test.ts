import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shieldGroups } from './shield-groups.ts'

describe('small groups of a table whose total is shown', () => {
  it.each([
    { sizes: [31, 29, 22], hidden: [], why: 'nobody is small' },
    { sizes: [31, 29, 7, 5], hidden: [7, 5], why: 'two small ones of twelve together hide each other' },
    { sizes: [31, 29, 22, 7], hidden: [22, 7], why: 'a single small one would be had by subtraction' },
    { sizes: [40, 12, 4, 3], hidden: [12, 4, 3], why: 'two small ones of seven together are still fewer than ten' },
    { sizes: [31, 0, 7, 22], hidden: [7, 22], why: 'an empty group hides nothing' },
    { sizes: [7], hidden: [7], why: 'there is nobody to hide behind' },
  ])('$sizes hides $hidden: $why', ({ sizes, hidden }) => {
    const flags = shieldGroups(sizes, 10)
    expect(sizes.filter((_, i) => flags[i])).toEqual(hidden)
  })

  it('shows no small group and leaves no remainder that gives one away', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 15 }),
        (sizes, minimum) => {
          const flags = shieldGroups(sizes, minimum)
          const shown = sizes.filter((size, i) => !flags[i] && size > 0)
          const hidden = sizes.filter((_, i) => flags[i])
          expect(shown.every((size) => size >= minimum)).toBe(true)
          if (shown.length > 0 && hidden.length > 0) {
            expect(hidden.length).toBeGreaterThan(1)
            expect(hidden.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(minimum)
          }
        },
      ),
      { seed: 20261122, numRuns: 500 },
    )
  })

  it('treats equal schools alike, whatever their order', () => {
    const hiddenSizes = (sizes: number[]) => {
      const flags = shieldGroups(sizes, 10)
      return sizes.filter((_, i) => flags[i]).toSorted((a, b) => a - b)
    }
    expect(hiddenSizes([7, 31, 22, 29])).toEqual(hiddenSizes([29, 22, 7, 31]))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ShieldedGroup, shieldGroups, type Shielding } from './shield-groups.ts'

const closed = (...sizes: number[]): ShieldedGroup[] => sizes.map((size) => ({ size, open: false }))
const groups = fc.array(fc.record({ size: fc.integer({ min: 0, max: 40 }), open: fc.boolean() }), { maxLength: 12 })
const threshold = fc.integer({ min: 2, max: 20 })

describe('small groups', () => {
  it.each([
    ['nothing where all are large', closed(12, 30, 10), [false, false, false], false],
    ['a small one and the next smallest', closed(3, 30, 12), [true, false, true], false],
    ['until the hidden ones together reach the threshold', closed(2, 3, 40, 15), [true, true, false, true], false],
    ['two small ones that reach it together', closed(6, 7, 40), [true, true, false], false],
    ['the total where a group stands alone', closed(5), [true], true],
    ['the total where all together are few', closed(3, 4), [true, true], true],
    ['nothing of an empty group', closed(0, 20, 25), [false, false, false], false],
  ])('hide %s', (_name, list, hidden, totalHidden) => {
    expect(shieldGroups(list, 10)).toEqual({ hidden, totalHidden })
  })

  it('do not hide the viewer’s own group, but count it as known', () => {
    const own = [
      { size: 4, open: true },
      { size: 5, open: false },
      { size: 30, open: false },
    ]
    expect(shieldGroups(own, 10)).toEqual({ hidden: [false, true, true], totalHidden: false })
    expect(shieldGroups(own.slice(0, 2), 10)).toEqual({ hidden: [false, true], totalHidden: true })
  })

  it('are never shown to those who may not see them', () => {
    fc.assert(
      fc.property(groups, threshold, (list, least) => {
        const { hidden } = shieldGroups(list, least)
        for (const [index, group] of list.entries()) {
          if (group.open || group.size === 0) expect(hidden[index]).toBe(false)
          else if (group.size < least) expect(hidden[index]).toBe(true)
        }
      }),
    )
  })

  it('cannot be recovered by subtraction: several worlds give the very same table', () => {
    fc.assert(
      fc.property(groups, threshold, (list, least) => {
        const shielding = shieldGroups(list, least)
        const at = list.flatMap((_, index) => (shielding.hidden[index] ? [index] : []))
        if (at.length === 0) return
        // Another world: one pupil of one hidden group belongs to another hidden group, or, with the total hidden, is not there.
        const worlds = shielding.totalHidden
          ? at.map((one) => list.map((group, index) => ({ ...group, size: group.size + (index === one ? 1 : 0) })))
          : at.map((one, turn) => {
              const other = at[(turn + 1) % at.length]!
              return list.map((group, index) => ({
                ...group,
                size: group.size + (index === one ? 1 : index === other ? -1 : 0),
              }))
            })
        for (const world of worlds) expect(published(world, shielding)).toEqual(published(list, shielding))
        expect(worlds.some((world) => world.every((group) => group.size >= 0))).toBe(true)
      }),
    )
  })

  it('are hidden in a crowd: what total − shown reveals is a group of the threshold at least', () => {
    fc.assert(
      fc.property(groups, threshold, (list, least) => {
        const { hidden, totalHidden } = shieldGroups(list, least)
        const crowd = list.filter((_, index) => hidden[index])
        if (crowd.length === 0 || totalHidden) return
        expect(crowd.reduce((sum, group) => sum + group.size, 0)).toBeGreaterThanOrEqual(least)
        expect(crowd.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it('are hidden with those another table has hidden already', () => {
    expect(shieldGroups(closed(30, 20, 12), 10, [true, false, false]).hidden).toEqual([true, false, true])
  })

  it('stop on a threshold that is none', () => {
    expect(() => shieldGroups([], 0)).toThrow('shieldGroups: threshold must be a whole number ≥ 1, got 0')
  })
})

/** What the viewer of the table sees. */
function published(list: readonly ShieldedGroup[], { hidden, totalHidden }: Shielding) {
  const total = list.reduce((sum, group) => sum + group.size, 0)
  return { rows: list.map((group, index) => (hidden[index] ? '…' : group.size)), total: totalHidden ? '…' : total }
}

import { describe, expect, it } from 'vitest'
import { VariantNumbers } from './variant-numbers.ts'

function numbersAfter(names: readonly string[]): readonly (readonly [string, number])[] {
  const numbers = new VariantNumbers()
  const first = names.map((name) => [name, numbers.of(name)] as const)
  const renumbered = numbers.inOrder()
  return first
    .map(([name, number]) => [name, renumbered?.[number] ?? number] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}

describe('numbers of variants', () => {
  it('are those of the file where they are small, and 0 where none is known', () => {
    expect(numbersAfter(['1', '02', '199', ''])).toEqual([
      ['', 0],
      ['02', 2],
      ['1', 1],
      ['199', 199],
    ])
  })

  it('do not depend on which name came first', () => {
    const names = ['Б', '1001', 'А', '200', '1']
    expect(numbersAfter(names)).toEqual(numbersAfter(names.toReversed()))
    expect(new Set(numbersAfter(names).map(([, number]) => number)).size).toBe(names.length)
  })

  it('are given to no name where names are more than numbers', () => {
    const names = Array.from({ length: 60 }, (_, index) => String(1001 + index))
    expect(numbersAfter(names)).toEqual(numbersAfter(names.toReversed()))
    expect(numbersAfter(names).every(([, number]) => number === 0)).toBe(true)
  })
})

import { expect, it } from 'vitest'
import { HashTable } from './hash-table.ts'

it('hashes keep their numbers while the table grows and others come between', () => {
  const table = new HashTable()
  // Halves of a multiplicative hash: unlike each other, with neighbours that share a place.
  const halves = Array.from({ length: 20_000 }, (_, i) => [Math.imul(i, 0x9e3779b1) >>> 0, i % 7] as const)
  const first = halves.map(([low, high]) => table.find(low, high))
  expect(first).toEqual([...halves.keys()])
  expect(halves.toReversed().map(([low, high]) => table.find(low, high))).toEqual(first.toReversed())
})

it('hashes that differ in one half only have numbers of their own', () => {
  const table = new HashTable()
  const wanted = [
    [0, 0],
    [0, 1],
    [1, 0],
    [4096, 0],
    [0xffffffff, 0xffffffff],
    [0, 0],
  ] as const
  expect(wanted.map(([low, high]) => table.find(low, high))).toEqual([0, 1, 2, 3, 4, 0])
})

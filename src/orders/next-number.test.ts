import { expect, it } from 'vitest'
import { nextNumber } from './next-number.ts'

it.each([
  [undefined, '1'],
  ['679-од', '680-од'],
  ['01-04-305', '01-04-306'],
  ['244/1', '244/2'],
  ['099', '100'],
  ['без номера', '1'],
])('after %s comes %s', (last, next) => {
  expect(nextNumber(last)).toBe(next)
})

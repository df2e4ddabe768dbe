import { expect, it } from 'vitest'
import { nextPage } from './next-page.ts'

it.each([
  ['/schools?page=2', '/schools?page=2'],
  [null, '/'],
  ['', '/'],
  ['https://example.ru/', '/'],
  ['//example.ru/', '/'],
  ['/\\example.ru', '/'],
  ['javascript:alert(1)', '/'],
])('after signing in with next=%s one comes to %s', (asked, page) => {
  expect(nextPage(asked)).toBe(page)
})

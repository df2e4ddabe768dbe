import { expect, it } from 'vitest'
import { letterLinks } from '#reminders'
import { paths } from '../../paths.ts'

it('letters lead to pages that exist', () => {
  const links = letterLinks('https://demo.invalid')
  const at = (path: string): string => `https://demo.invalid${path}`
  expect(links.today).toBe(at(paths.today()))
  expect(links.preferences).toBe(at(paths.ownLetters()))
  expect(links.execution('e')).toBe(at(paths.execution('e')))
  expect(links.measure('p', 'm')).toBe(at(paths.measure('p', 'm')))
  expect(links.readers('p')).toBe(at(paths.planReaders('p')))
})

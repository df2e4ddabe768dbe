import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A library that complains on console.error (React about keys and hydration, for one) fails the test that made it. */
beforeEach(() => {
  const complaints = vi.spyOn(console, 'error')
  return () => complaints.mockRestore()
})

afterEach(() => {
  expect(vi.mocked(console.error).mock.calls, 'console.error was called').toEqual([])
})

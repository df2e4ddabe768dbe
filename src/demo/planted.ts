import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'

/** The demonstration is made for its verbs: a refusal is a fault of the program, not of a person. */
export function planted<T>(result: Result<T, unknown>): T {
  assert(result.ok, `plantDemo: a verb refused the demonstration: ${result.ok ? '' : JSON.stringify(result.error)}`)
  return result.value
}

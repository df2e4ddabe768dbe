/** Stops the program on a broken invariant. The message names function, parameter, rule and value. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

/** The end of every switch over a union: the compiler proves it cannot be reached. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: unexpected value ${JSON.stringify(value)}`)
}

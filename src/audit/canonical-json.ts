/**
 * JSON with the keys of every object in code-unit order and no spaces: equal data give equal bytes.
 * (The subset of RFC 8785 that our details need: what `JSON.stringify` leaves out is left out here too.)
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inKeyOrder(inner) : inner,
  )
}

function inKeyOrder(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

/** A stream of numbers in [0, 1), the same for the same seed everywhere. */
export type Random = () => number

/**
 * xoshiro128** seeded by splitmix32 (Blackman, Vigna, ACM TOMS 47, 2021). 32-bit state words, so equal on all machines.
 * For simulation and reproducible draws of the screening, never for secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  let [a, b, c, d] = [next(), next(), next(), next()]
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result / 4294967296
  }
}

const rotate = (x: number, k: number) => (x << k) | (x >>> (32 - k))

/** Standard normal by the polar method of Marsaglia. */
export function randomNormal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s)
  }
}

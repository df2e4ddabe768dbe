import { assert } from './assert.ts'

/**
 * A reproducible stream of randomness: the same seed gives the same numbers on every machine.
 * For simulation, resampling and synthetic data only: it can be predicted, so it never makes secrets or draws that people contest.
 */
export interface SeededRandom {
  /** Uniform whole number 0…2³² − 1. */
  uint32(): number
  /** Uniform on [0, 1) with 53 bits. */
  uniform(): number
  /** Uniform whole number 0…below − 1, without modulo bias. */
  whole(below: number): number
  /** Standard normal. */
  normal(): number
  /** True with probability p, 0 ≤ p ≤ 1. */
  chance(p: number): boolean
  /** One element of a non-empty list, each equally likely. */
  pick<T>(list: readonly T[]): T
  /** A new list in random order; every order equally likely. */
  shuffled<T>(list: readonly T[]): T[]
  /**
   * An independent stream named by `label`. It depends on this stream's seed and the label alone, not on how many
   * numbers were taken, so adding a draw in one place changes nothing elsewhere.
   */
  fork(label: string): SeededRandom
}

export type Xoshiro128State = readonly [number, number, number, number]

/** The stream of a seed; any text or number will do, `7` and `'7'` are the same seed. */
export function seededRandom(seed: string | number): SeededRandom {
  const name = String(seed)
  return fromState(stateOf(name), (label) => seededRandom(`${name}/${label}`))
}

/** The stream from a raw state, for conformance tests; its forks are named by the state. */
export function randomFromState(state: Xoshiro128State): SeededRandom {
  assert(
    state.some((word) => word !== 0),
    'randomFromState: state must not be all zeros',
  )
  return fromState(state, (label) => seededRandom(`${state.join(',')}/${label}`))
}

/** xoshiro128** 1.1 by D. Blackman and S. Vigna, https://prng.di.unimi.it/xoshiro128starstar.c (public domain). */
function fromState(state: Xoshiro128State, fork: SeededRandom['fork']): SeededRandom {
  let [a, b, c, d] = state
  let spareNormal: number | undefined

  function uint32(): number {
    const scrambled = Math.imul(b, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }

  function uniform(): number {
    return ((uint32() >>> 5) * 2 ** 26 + (uint32() >>> 6)) * 2 ** -53
  }

  function whole(below: number): number {
    assert(
      Number.isSafeInteger(below) && below >= 1 && below <= 2 ** 32,
      `whole: below must be a whole number 1…2³², got ${below}`,
    )
    const limit = 2 ** 32 - (2 ** 32 % below)
    let drawn = uint32()
    while (drawn >= limit) drawn = uint32()
    return drawn % below
  }

  /** Marsaglia's polar method; it makes two at a time, the second waits. */
  function normal(): number {
    if (spareNormal !== undefined) {
      const spare = spareNormal
      spareNormal = undefined
      return spare
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square)
        spareNormal = y * factor
        return x * factor
      }
    }
  }

  function chance(p: number): boolean {
    assert(p >= 0 && p <= 1, `chance: p must be a probability 0…1, got ${p}`)
    return uniform() < p
  }

  function pick<T>(list: readonly T[]): T {
    assert(list.length > 0, 'pick: list must not be empty')
    return list[whole(list.length)]!
  }

  function shuffled<T>(list: readonly T[]): T[] {
    const result = [...list]
    for (let last = result.length - 1; last > 0; last--) {
      const other = whole(last + 1)
      const held = result[last]!
      result[last] = result[other]!
      result[other] = held
    }
    return result
  }

  return { uint32, uniform, whole, normal, chance, pick, shuffled, fork }
}

/** FNV-1a over the UTF-16 units, then splitmix32 (both public domain) spread the seed over the four words. */
function stateOf(seed: string): Xoshiro128State {
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) {
    const unit = seed.charCodeAt(i)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193)
  }
  // A second hash of other start makes collisions of long seeds a matter of 64 bits, not 32.
  let other = 0x9747b28c
  for (let i = seed.length - 1; i >= 0; i--) other = Math.imul(other ^ seed.charCodeAt(i), 0x5bd1e995) ^ (other >>> 15)
  const first = splitmix32(hash)
  const second = splitmix32(other)
  const state: Xoshiro128State = [first(), second(), first(), second()]
  return state.some((word) => word !== 0) ? state : [1, 2, 3, 4]
}

function splitmix32(seed: number): () => number {
  let counter = seed | 0
  return () => {
    counter = (counter + 0x9e3779b9) | 0
    let z = counter
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return (z ^ (z >>> 16)) >>> 0
  }
}

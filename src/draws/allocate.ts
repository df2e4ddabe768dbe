import { unreachable } from '#kernel/assert'
import { err, ok, type Result } from '#kernel/result'
import { compareBytes, stratumHash } from './hash.ts'
import { type DrawProblem, type DrawRule, stratumTitle } from './model.ts'

export interface StratumSize {
  readonly values: readonly string[]
  readonly size: number
}

/**
 * How many each stratum gives, in the order of `strata`. What cannot be divided evenly is settled by the hash of the
 * stratum, which depends on the seed and so on nobody's wish.
 */
export function allocate(rule: DrawRule, strata: readonly StratumSize[], seed: string): Result<number[], DrawProblem> {
  const total = strata.reduce((sum, { size }) => sum + size, 0)
  if (rule.count > total) {
    return err({
      kind: 'too-few',
      sentence: `Отобрать нужно ${rule.count}, а в списке после исключений и включений осталось ${total}.`,
    })
  }
  switch (rule.allocation.kind) {
    case 'whole':
      return ok([rule.count])
    case 'equal':
      return ok(equalNumbers(rule.count, strata, seed))
    case 'proportional':
      return ok(proportionalNumbers(rule.count, total, strata, seed))
    case 'given':
      return givenNumbers(rule.count, rule.allocation.numbers, strata)
    default:
      return unreachable(rule.allocation)
  }
}

/** One to each stratum in turn, in the order of their hashes, passing by those that have no more. */
function equalNumbers(count: number, strata: readonly StratumSize[], seed: string): number[] {
  const numbers = strata.map(() => 0)
  const order = byHash(strata, seed)
  let left = count
  while (left > 0) {
    for (const at of order) {
      if (left === 0 || numbers[at]! >= strata[at]!.size) continue
      numbers[at]!++
      left--
    }
  }
  return numbers
}

/** Largest remainders (Hamilton), in whole numbers; equal remainders by hash. A stratum never gets more than it has. */
function proportionalNumbers(count: number, total: number, strata: readonly StratumSize[], seed: string): number[] {
  const numbers = strata.map(({ size }) => Math.floor((count * size) / total))
  const remainder = (at: number) => (count * strata[at]!.size) % total
  const left = count - numbers.reduce((sum, each) => sum + each, 0)
  const order = byHash(strata, seed).toSorted((a, b) => remainder(b) - remainder(a))
  for (const at of order.slice(0, left)) numbers[at]!++
  return numbers
}

function byHash(strata: readonly StratumSize[], seed: string): number[] {
  const hashes = strata.map(({ values }) => stratumHash(seed, values))
  return strata.map((_, at) => at).toSorted((a, b) => compareBytes(hashes[a]!, hashes[b]!))
}

function givenNumbers(
  count: number,
  given: readonly { readonly stratum: readonly string[]; readonly count: number }[],
  strata: readonly StratumSize[],
): Result<number[], DrawProblem> {
  const numbers = strata.map(() => 0)
  for (const { stratum, count: wanted } of given) {
    const at = strata.findIndex(({ values }) => sameValues(values, stratum))
    const found = strata[at]
    if (found === undefined) {
      return err({
        kind: 'unknown-stratum',
        sentence: `Слоя «${stratumTitle(stratum)}» в списке нет; есть: ${strata.map(({ values }) => `«${stratumTitle(values)}»`).join(', ')}.`,
      })
    }
    if (wanted > found.size) {
      return err({
        kind: 'too-few',
        sentence: `В слое «${stratumTitle(stratum)}» осталось ${found.size}, а отобрать из него нужно ${wanted}.`,
      })
    }
    numbers[at] = wanted
  }
  const sum = numbers.reduce((all, each) => all + each, 0)
  if (sum !== count) {
    return err({ kind: 'wrong-numbers', sentence: `Числа по слоям дают ${sum}, а отобрать нужно ${count}.` })
  }
  return ok(numbers)
}

const sameValues = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at])

/**
 * Cumulative logits of the steps of every task: entry x is Σ_{k≤x} log(π_k/(1 − π_k)), π_k the share of works that
 * passed step k. Steps nobody or everybody passed are drawn in by half a work.
 *
 * @param byScore works by score 0…max, for each task; tasks may have different maxima
 * Source: W. Emons, «Nonparametric person-fit analysis of polytomous item scores», Appl. Psych. Measurement 32, 2008.
 */
export function stepLogits(byScore: readonly ArrayLike<number>[], halfWork = 0.5): readonly (readonly number[])[] {
  return byScore.map((counts) => {
    const shares = stepShares(counts)
    const works = sumOf(counts)
    let sum = 0
    return shares.map((share, score) => {
      if (score > 0) sum += Math.log((share * works + halfWork) / ((1 - share) * works + halfWork))
      return sum
    })
  })
}

/** Share of works with at least score 0, 1, …, max. */
function stepShares(counts: ArrayLike<number>): number[] {
  const works = sumOf(counts)
  let above = works
  return Array.from({ length: counts.length }, (_, score) => {
    const share = works === 0 ? 0 : above / works
    above -= counts[score]!
    return share
  })
}

const sumOf = (counts: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += counts[i]!
  return sum
}

/** The least and the greatest sum of step logits that a work of each total 0…max can have. */
export interface LogitRange {
  readonly least: Float64Array
  readonly most: Float64Array
}

/** By dynamic programming over tasks: O(tasks · total · greatest task score). @param logits as `stepLogits` gives */
export function logitRange(logits: readonly (readonly number[])[]): LogitRange {
  let least = Float64Array.of(0)
  let most = Float64Array.of(0)
  for (const steps of logits) {
    const length = least.length + steps.length - 1
    const [low, high] = [new Float64Array(length).fill(Infinity), new Float64Array(length).fill(-Infinity)]
    for (let total = 0; total < least.length; total++) {
      steps.forEach((logit, score) => {
        low[total + score] = Math.min(low[total + score]!, least[total]! + logit)
        high[total + score] = Math.max(high[total + score]!, most[total]! + logit)
      })
    }
    ;[least, most] = [low, high]
  }
  return { least, most }
}

/** U3 for mixed task formats: 0 for a perfect Guttman pattern, 1 for its reverse; undefined for an empty or full work. */
export function personFitU3(
  scores: ArrayLike<number>,
  logits: readonly (readonly number[])[],
  { least, most }: LogitRange,
): number | undefined {
  let total = 0
  let own = 0
  logits.forEach((steps, j) => {
    total += scores[j]!
    own += steps[scores[j]!]!
  })
  const width = most[total]! - least[total]!
  return width > 0 ? (most[total]! - own) / width : undefined
}

/**
 * Guttman errors for mixed task formats: pairs of steps of which the harder was passed and the easier was not.
 * @param shares share of works that passed each step, by task × step 1…max
 * Source: Molenaar 1991; Emons 2008. Cost: steps² a work.
 */
export function guttmanErrors(scores: ArrayLike<number>, shares: readonly (readonly number[])[]): number {
  const steps = shares.flatMap((own, j) => own.map((share, k) => ({ share, passed: scores[j]! > k })))
  steps.sort((a, b) => b.share - a.share)
  let missed = 0
  let errors = 0
  for (const { passed } of steps) {
    if (passed) errors += missed
    else missed++
  }
  return errors
}

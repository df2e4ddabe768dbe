/**
 * Weights of points in the score test of a manipulation: how the scores of a touched work differ from those of an honest
 * work of the same total, task by task, over their variance. The direction matters, its length does not.
 *
 * Expected scores enter smoothed over totals: a weight that followed the noise of single totals would fit the works it was
 * made of, and works outside of them would look scattered.
 */

/** Keeps one rare miss in a nearly full work from outweighing a class, as a share of the squared maximum. */
const steadyingVariance = 0.08

/** Deviation of the smoothing kernel as a share of the greatest total. */
const kernelShare = 0.06

/** Expected score by total × task, local-linear in the total. @param sums of scores by total × task */
export function smoothExpected(works: Float64Array, sums: Float64Array, tasks: number): Float64Array {
  const smooth = new Float64Array(sums.length)
  const width = Math.max(1, kernelShare * (works.length - 1))
  const weights = new Float64Array(works.length)
  for (let total = 0; total < works.length; total++) {
    let n = 0
    let x = 0
    let xx = 0
    for (let near = 0; near < works.length; near++) {
      const distance = near - total
      // A hundredth of a work everywhere: where there are none, the line of the nearest works goes on.
      const weight = Math.exp(-0.5 * (distance / width) ** 2) + 1e-6
      weights[near] = weight
      n += weight * works[near]!
      x += weight * works[near]! * distance
      xx += weight * works[near]! * distance * distance
    }
    const determinant = n * xx - x * x
    for (let j = 0; j < tasks; j++) {
      let y = 0
      let xy = 0
      for (let near = 0; near < works.length; near++) {
        const sum = weights[near]! * sums[near * tasks + j]!
        y += sum
        xy += sum * (near - total)
      }
      smooth[total * tasks + j] = determinant > 1e-9 * n * n ? (xx * y - x * xy) / determinant : n > 0 ? y / n : 0
    }
  }
  return smooth
}

/** Share of the lost points that scattered points would restore. */
const scatteredShare = 0.2

/** Points handed out without regard to difficulty: q of every lost point. */
export const scatterWeights = (expected: Float64Array, variance: Float64Array, maxima: readonly number[]) =>
  directionWeights(expected, variance, maxima, (score, max) => score + scatteredShare * (max - score))

/** Chance that an open task below its maximum was given one point more. */
const lenientChance = 0.4

/** Lenient marking of open tasks; the chance to be below the maximum as if steps were passed independently. */
export const lenientWeights = (
  expected: Float64Array,
  variance: Float64Array,
  maxima: readonly number[],
  open: Uint8Array,
) =>
  open.includes(1)
    ? directionWeights(expected, variance, maxima, (score, max, j) =>
        open[j] === 0 ? score : score + lenientChance * (1 - (score / max) ** max),
      )
    : new Float64Array(expected.length)

/**
 * A work of total s may have been a work of total s₀ < s before it was touched: s₀ is where the touched expectations add up
 * to s. Weight = (touched expectation from s₀ − honest expectation of s)/variance.
 */
function directionWeights(
  expected: Float64Array,
  variance: Float64Array,
  maxima: readonly number[],
  touch: (score: number, max: number, task: number) => number,
): Float64Array {
  const tasks = maxima.length
  const last = expected.length / tasks - 1
  const bounded = Float64Array.from(expected, (score, at) => Math.max(0, Math.min(maxima[at % tasks]!, score)))
  const at = (total: number, j: number) => {
    const low = Math.min(last - 1, Math.floor(total))
    const from = bounded[low * tasks + j]!
    return from + (total - low) * (bounded[(low + 1) * tasks + j]! - from)
  }
  const touchedTotal = (before: number) => maxima.reduce((sum, max, j) => sum + touch(at(before, j), max, j), 0)
  const weights = new Float64Array(expected.length)
  for (let total = 1; total <= last; total++) {
    let low = 0
    let high = total
    for (let step = 0; step < 30; step++) {
      const middle = (low + high) / 2
      if (touchedTotal(middle) < total) low = middle
      else high = middle
    }
    // A total that touching alone could have made is compared with a lesser touch.
    const none = touchedTotal(0)
    const part = none > total ? total / none : 1
    for (let j = 0; j < tasks; j++) {
      const earned = at(low, j)
      const touched = earned + part * (touch(earned, maxima[j]!, j) - earned)
      weights[total * tasks + j] =
        (touched - bounded[total * tasks + j]!) / (variance[total * tasks + j]! + steadyingVariance * maxima[j]! ** 2)
    }
  }
  return weights
}

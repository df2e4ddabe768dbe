import { assert } from '#kernel/assert'
import type { SeededRandom } from '#kernel/seeded-random'

/**
 * Graded response model (Samejima 1969) of one task: a participant of ability θ reaches at least k points with
 * probability 1 / (1 + exp(−slope · (θ − thresholds[k − 1]))). Ability has mean 0 and variance 1 in the municipality.
 */
export interface TaskParameters {
  readonly slope: number
  /** Ascending, one for each point; their number is the task's maximum. */
  readonly thresholds: readonly number[]
}

/** Draws the points of one task. `ease` shifts the task for this class: what its teacher covered well or did not. */
export function drawPoints(task: TaskParameters, ability: number, ease: number, random: SeededRandom): number {
  const drawn = random.uniform()
  let points = 0
  for (const threshold of task.thresholds) {
    if (drawn >= logistic(task.slope * (ability + ease - threshold))) break
    points++
  }
  return points
}

/** Probability of 0…max points of one task at an ability. */
export function pointProbabilities(task: TaskParameters, ability: number): number[] {
  const reached = task.thresholds.map((threshold) => logistic(task.slope * (ability - threshold)))
  return Array.from({ length: reached.length + 1 }, (_, k) => (k === 0 ? 1 : reached[k - 1]!) - (reached[k] ?? 0))
}

/** Distribution of the primary score 0…M at an ability: convolution over the tasks (Lord and Wingersky 1984). */
export function scoreDistribution(tasks: readonly TaskParameters[], ability: number): Float64Array {
  const maxScore = tasks.reduce((sum, task) => sum + task.thresholds.length, 0)
  const distribution = new Float64Array(maxScore + 1)
  distribution[0] = 1
  const points = new Float64Array(16)
  let reached = 0
  for (const { slope, thresholds } of tasks) {
    const max = thresholds.length
    let atLeast = 1
    for (let k = 0; k < max; k++) {
      const more = logistic(slope * (ability - thresholds[k]!))
      points[k] = atLeast - more
      atLeast = more
    }
    points[max] = atLeast
    // In place, from the greatest score down: a score is moved up by k with the chance of exactly k points.
    for (let score = reached; score >= 0; score--) {
      const mass = distribution[score]!
      distribution[score] = 0
      for (let k = 0; k <= max; k++) distribution[score + k]! += mass * points[k]!
    }
    reached += max
  }
  return distribution
}

export interface AbilityNode {
  readonly ability: number
  readonly weight: number
}

/** A normal distribution of ability as `count` equally spaced nodes over ±3.5 standard deviations; weights sum to 1. */
export function normalAbility(mean: number, sd: number, count: number): readonly AbilityNode[] {
  assert(Number.isInteger(count) && count >= 3, `normalAbility: count must be a whole number ≥ 3, got ${count}`)
  const positions = Array.from({ length: count }, (_, i) => -3.5 + (7 * i) / (count - 1))
  const densities = positions.map((z) => Math.exp((-z * z) / 2))
  const sum = densities.reduce((total, density) => total + density, 0)
  return positions.map((z, i) => ({ ability: mean + sd * z, weight: densities[i]! / sum }))
}

/** 1 / (1 + e^−x). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

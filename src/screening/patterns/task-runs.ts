import type { ClassWorks } from './variant-shifts.ts'

/** Tasks that follow each other in the form and are looked at together: a page, a text with its questions, criteria of one task. */
export const runLength = 3

/**
 * Independent directions among the overlapping runs: a sum of squares whose weights overlap by thirds counts as
 * 1/(1 + 2·(2/3)² + 2·(1/3)²) of the tasks' own.
 */
export const runFreedom = (tasks: number): number => (tasks - 1) / (1 + 2 * (4 / 9) + 2 * (1 / 9))

/** Works that the spread of runs is measured on, of each assessment. */
const enoughWorks = 20_000

/** How the spread of a run compares with that of its tasks if they were independent, by the run's first task. */
export function runSpreads(
  classes: Iterable<ClassWorks>,
  reference: {
    readonly tasks: number
    readonly works: number
    readonly tableAt: Uint32Array
    readonly expected: Float64Array
    readonly variance: Float64Array
  },
): Float64Array {
  const { tasks, works, tableAt, expected, variance } = reference
  const runs = tasks - runLength + 1
  const squares = new Float64Array(runs)
  const spreads = new Float64Array(runs)
  const stride = Math.max(1, Math.floor(works / enoughWorks))
  let position = 0
  for (const { taskScores, variants } of classes) {
    if (taskScores === undefined || position++ % stride !== 0) continue
    for (let start = 0, work = 0; start < taskScores.length; start += tasks, work++) {
      let total = 0
      for (let j = 0; j < tasks; j++) total += taskScores[start + j]!
      const row = (variants === undefined ? 0 : tableAt[variants[work]!]!) + total * tasks
      for (let first = 0; first < runs; first++) {
        let residual = 0
        for (let j = first; j < first + runLength; j++) {
          residual += taskScores[start + j]! - expected[row + j]!
          spreads[first]! += variance[row + j]!
        }
        squares[first]! += residual * residual
      }
    }
  }
  return squares.map((sum, first) => (sum + lent) / (spreads[first]! + lent))
}

/** Keeps a run that hardly varies in the works at hand from looking certain. */
const lent = 10

/** Mean over runs of (Σᵢ residual)²/variance: 1 by chance alone. @param residuals, @param spreads of the class by task */
export function runSquares(residuals: Float64Array, spreads: Float64Array, ratios: Float64Array): number {
  let sum = 0
  for (let first = 0; first < ratios.length; first++) {
    let residual = 0
    let spread = 0
    for (let j = first; j < first + runLength; j++) {
      residual += residuals[j]!
      spread += spreads[j]!
    }
    sum += (residual * residual) / (spread * ratios[first]!)
  }
  return sum / ratios.length
}

/** Positions of the run that strays farthest in one direction, if it stands out; none otherwise. @param sign 1 above, −1 below */
export function runStandingOut(
  tasks: readonly { readonly z: number; readonly variance: number }[],
  ratios: Float64Array,
  sign: number,
  least: number,
): readonly number[] {
  let best = { z: least, first: -1 }
  for (let first = 0; first + runLength <= tasks.length; first++) {
    const run = tasks.slice(first, first + runLength)
    const sum = run.reduce((all, { z, variance }) => all + z * Math.sqrt(variance), 0)
    const spread = run.reduce((all, { variance }) => all + variance, 0) * ratios[first]!
    const z = (sign * sum) / Math.sqrt(spread)
    if (z >= best.z) best = { z, first }
  }
  return best.first < 0 ? [] : Array.from({ length: runLength }, (_, at) => best.first + at)
}

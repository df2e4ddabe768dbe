import { calibrateSquares, sampleOf, type CalibratedClasses, type KeptClasses } from './calibrate-classes.ts'
import type { ClassTable } from './class-table.ts'
import { runFreedom } from './task-runs.ts'

/** Weight of the runs of tasks beside the single tasks: measured, docs/methods/patterns.md. */
const runsWeight = 0.5
/** Scores are drawn in before their correlation is measured. */
const widestScore = 2.5
/** Correlation of both scores that other data say, and the classes that it weighs. */
const usualCorrelation = 0.75
const correlationWeight = 60

/** Task residuals of every class: single tasks and runs of neighbouring ones, each against its own null, as one score. */
export function calibrateResidual(table: ClassTable, kept: KeptClasses, prior: number): CalibratedClasses {
  const single = calibrateSquares(table, table.residual, kept, prior)
  const runs = calibrateSquares(table, table.runs, kept, prior, runFreedom)
  const norm = Math.sqrt(1 + runsWeight ** 2 + 2 * runsWeight * correlationOf(single.z, runs.z, sampleOf(kept)))
  const together = (a: Float32Array, b: Float32Array) => a.map((value, i) => (value + runsWeight * b[i]!) / norm)
  return { ...single, z: together(single.z, runs.z), most: together(single.most, runs.most) }
}

function correlationOf(a: Float32Array, b: Float32Array, classes: readonly number[]): number {
  const drawnIn = (value: number) => Math.max(-widestScore, Math.min(widestScore, value))
  let [xx, yy, xy] = [0, 0, 0]
  for (const i of classes) {
    const [x, y] = [drawnIn(a[i]!), drawnIn(b[i]!)]
    xx += x * x
    yy += y * y
    xy += x * y
  }
  const own = xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : usualCorrelation
  return (classes.length * own + correlationWeight * usualCorrelation) / (classes.length + correlationWeight)
}

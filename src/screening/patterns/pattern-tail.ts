import { studentLogUpperTail } from '#stats'

/**
 * Honest classes and schools stray with heavier tails than normal
 * (measured: docs/methods/calibration.md).
 */
const tailFreedom = { cell: 15, school: 16 } as const

/** One-sided log p of a calibrated score. */
export const patternLogP = (z: number, unit: keyof typeof tailFreedom): number =>
  studentLogUpperTail(z, tailFreedom[unit])

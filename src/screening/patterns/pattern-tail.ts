import { studentLogUpperTail } from '#stats'

/** Honest classes stray with slightly heavier tails than normal (measured: docs/methods/calibration.md). */
const tailFreedom = 30

/** One-sided log p of a calibrated score. */
export const patternLogP = (z: number): number => studentLogUpperTail(z, tailFreedom)

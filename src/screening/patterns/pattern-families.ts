import type { FamilyVerdict } from '../indication.ts'
import type { PatternScore } from './pattern-scores.ts'
import { patternLogP } from './pattern-tail.ts'

/** Families that read the scores of single tasks. */
export const patternFamilies = ['task-residual', 'similarity', 'open-minus-short', 'person-fit'] as const
export type PatternFamily = (typeof patternFamilies)[number]

/** @param reachable log p that must be attainable, or the family stays silent */
export function patternVerdict(
  score: PatternScore | undefined,
  unit: 'cell' | 'school',
  reachable: number,
): FamilyVerdict {
  if (score === undefined) return { logP: 'silent', leastLogP: 0 }
  const leastLogP = patternLogP(score.most, unit)
  return { logP: leastLogP > reachable ? 'silent' : patternLogP(score.z, unit), leastLogP }
}

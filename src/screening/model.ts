import type { Brand } from '#kernel/brand'
import type { AssessmentId } from '#procedures/model'

/** A probability 0…1. */
export type Probability = Brand<number, 'Probability'>

/** Families of evidence, as the data contract names them. */
export const families = [
  'boundary',
  'task-residual',
  'similarity',
  'open-minus-short',
  'person-fit',
  'level',
  'dispersion',
  'register',
  'absence',
] as const
export type Family = (typeof families)[number]

/**
 * What every indicator answers for one group (class, cell or school): one small common shape.
 * `needed` is said instead of a p where the data cannot show anything.
 */
export type Indication =
  | {
      readonly family: Family
      readonly outcome: 'tested'
      readonly p: Probability
      /** Natural logarithm of p, exact where p underflows. */
      readonly logP: number
      readonly effect: number
      readonly interval: readonly [low: number, high: number]
      /** What the effect is measured in: `share of works`, `mean score`, … */
      readonly unit: string
      /** Russian, factual, without a verdict. */
      readonly sentence: string
      /** The numbers behind the sentence, for the page and the table twin. */
      readonly facts: Readonly<Record<string, number | string>>
    }
  | {
      readonly family: Family
      readonly outcome: 'not-enough-data'
      /** Works that would be enough, or why no number of works would be. */
      readonly needed: number | 'scale' | 'register-marks' | 'task-scores' | 'reference'
      readonly sentence: string
    }

/** One cell of the screening: school × assessment. */
export interface CellKey {
  readonly assessment: AssessmentId
  readonly school: string
}

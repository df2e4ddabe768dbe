import type { Family } from '../model.ts'

/** An explanation of a sign without anybody having done anything. */
export interface InnocentCheck {
  readonly check: InnocentCheckName
  /** Families whose signs it could explain. */
  readonly families: readonly Family[]
  /** Whether the explanation fits the data; false for a question, which the data do not answer. */
  readonly fits: boolean
  /** Only the school knows: the sentence asks instead of answering. */
  readonly question?: true
  /** Russian: what was checked and what came out. */
  readonly sentence: string
}

export type InnocentCheckName =
  | 'one-class'
  | 'few-works'
  | 'one-step'
  | 'new-scale'
  | 'strong-everywhere'
  | 'absent-many'
  | 'one-class-pattern'
  | 'few-works-pattern'
  | 'one-topic'
  | 'not-enough-time'
  | 'one-variant'
  | 'own-programme'
  | 'common-criteria'
  | 'usual-coincidence'
  | 'entry-mistake'
  | 'order-of-topics'
  | 'few-absent'
  | 'same-pupils'
  | 'absent-one-class'
  | 'not-taking-part'
  | 'cohort-changed'
  | 'other-subjects-fell'
  | 'every-cohort-falls'
  | 'new-teacher'
  | 'class-taken-in'
  | 'other-building'
  | 'not-all-sat'
  | 'exam-preparation'

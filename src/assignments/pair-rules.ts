import type { NamedRule } from './problem-model.ts'

/** Rules that allow or forbid one person one batch; reciprocity binds two schools instead. */
export const isPairRule = (rule: NamedRule): boolean => rule !== 'reciprocity'

/**
 * Rules that may be offered for lifting when nothing else helps: they order the work. A conflict of interest is never
 * offered away.
 */
export const isLiftable = (rule: NamedRule): boolean =>
  rule === 'paired-school' || rule === 'reciprocity' || rule === 'other-district' || rule === 'own-district'

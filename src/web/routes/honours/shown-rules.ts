import { describeTerms } from '#honours'
import type { RuleOfYear } from '#honours/model'
import type { ShownRule } from './rule-list.tsx'

export const shownRule = (rule: RuleOfYear): ShownRule =>
  rule.terms === 'unknown'
    ? { award: rule.award, terms: [], source: 'none', trust: '' }
    : { award: rule.award, terms: describeTerms(rule.terms), source: rule.source, trust: rule.trust }

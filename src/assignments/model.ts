import type { NamedRule } from './problem-model.ts'

/** Nouns of the assignment of experts to works and of observers to slots. */

export type Rule = NamedRule | 'limit' | 'distinct' | 'lead' | 'one-place'

export const ruleTitles: Readonly<Record<Rule, string>> = {
  'own-school': 'не в своей школе',
  'former-school': 'не в школе, где работал недавно',
  kin: 'не там, где учатся или работают родственники',
  'declared-conflict': 'не там, где заявлен конфликт интересов',
  declaration: 'сведения о конфликте интересов поданы',
  'paired-school': 'не в школе, с которой школа эксперта в паре помощи',
  reciprocity: 'школы не проверяют друг друга взаимно',
  'other-district': 'не в своём округе',
  'own-district': 'только в своём округе',
  competence: 'по своему предмету',
  availability: 'в дни, когда может',
  limit: 'не больше предела нагрузки',
  distinct: 'одну работу видят разные люди',
  lead: 'каждую работу, где это нужно, видит ведущий эксперт',
  'one-place': 'в одно время – в одном месте',
}

/** One named reason why a person may not take a work. */
export interface Block {
  readonly rule: NamedRule
  /** «своя школа», «работал в школе до 2024 г.» */
  readonly words: string
}

export interface Portion {
  readonly person: string
  readonly work: string
  readonly school: string
  /** How many works of the batch. */
  readonly count: number
  /** Which ones, where the file names works one by one. */
  readonly codes: readonly string[]
  /** Why the pair is allowed, rule by rule. */
  readonly why: string
}

/** A work, or an equal share of a batch, and who sees it. */
export interface Team {
  readonly work: string
  /** Code of the single work, or its number in the batch. */
  readonly item: string
  readonly people: readonly string[]
}

export interface Load {
  readonly person: string
  readonly count: number
  readonly schools: readonly string[]
  readonly limit: number | 'none'
  readonly km: number | 'unknown'
}

export interface RuleCheck {
  readonly rule: Rule
  readonly title: string
  readonly source: string
  readonly holds: boolean
  /** «проверено 120 назначений» or the first that breaks the rule. */
  readonly sentence: string
}

export interface Shortage {
  readonly works: readonly string[]
  /** How many views (works × people for each) the named works need, and how many cannot be given. */
  readonly need: number
  readonly missing: number
  /** The smallest set of rules and people that together make it so: none of them can be left out. */
  readonly reasons: readonly { readonly rule: Rule; readonly people: readonly string[]; readonly words: string }[]
  readonly sentence: string
  /** What alone would be enough, tried by the solver. */
  readonly remedies: readonly string[]
}

export interface AssignmentAnswer {
  readonly outcome: 'complete' | 'partial'
  readonly kind: 'experts' | 'observers'
  readonly title: string
  readonly seed: string
  /** Views that were needed and given. */
  readonly need: number
  readonly given: number
  readonly portions: readonly Portion[]
  readonly teams: readonly Team[]
  readonly loads: readonly Load[]
  readonly checks: readonly RuleCheck[]
  readonly shortages: readonly Shortage[]
  readonly balance: { readonly least: number; readonly most: number; readonly sentence: string }
  readonly solver: string
}

/** Why a file is no problem to solve. `sentence` is Russian: where, what, what to do. */
export interface ProblemFault {
  readonly kind:
    | 'unreadable'
    | 'wrong-field'
    | 'repeated'
    | 'unknown-school'
    | 'wrong-rules'
    | 'wrong-times'
    | 'too-big'
  readonly sentence: string
}

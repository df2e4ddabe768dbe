import { z } from 'zod'

/**
 * The file of `obyektiv assign`: people, works (or slots) and rules. People and pupils stand in it as codes only.
 * This schema is what docs/user/assignment.schema.json publishes; a test holds them together.
 */

const code = z.string().trim().min(1)
const whole = z.int().min(0)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Rules that a file may name. Limits, distinct experts and lead experts are always kept and need no line. */
export const namedRules = [
  'own-school',
  'former-school',
  'kin',
  'declared-conflict',
  'declaration',
  'paired-school',
  'reciprocity',
  'other-district',
  'own-district',
  'competence',
  'availability',
] as const

export type NamedRule = (typeof namedRules)[number]

const ruleSchema = z.strictObject({
  rule: z.enum(namedRules),
  /** The document that the rule stands in; shown wherever the rule is. */
  source: z.string().trim().min(1).optional(),
  /** For `former-school`: how many years since leaving still bind. */
  years: whole.optional(),
})

const conflictSchema = z.strictObject({ school: code, class: code.optional() })

const personSchema = z.strictObject({
  code,
  /** Where the person works. */
  schools: z.array(code).default([]),
  formerSchools: z.array(z.strictObject({ school: code, until: z.int().min(1950).max(2100) })).default([]),
  /** Schools (classes) where kin of the person study or work. */
  kin: z.array(conflictSchema).default([]),
  /** What the person declared to be a conflict. */
  conflicts: z.array(conflictSchema).default([]),
  /** False: the declaration of interests has not been handed in. */
  declared: z.boolean().default(true),
  /** Besides those of their schools. */
  districts: z.array(code).default([]),
  subjects: z.array(code).default([]),
  /** Days on which the person can come; absent: any day. */
  days: z.array(z.iso.date()).optional(),
  /** Works (slots) at most. */
  limit: whole.optional(),
  lead: z.boolean().default(false),
  /** Schools of the last campaign, for continuity. */
  previous: z.array(code).default([]),
  /** Where the person sets out from, as in `travel`. */
  place: code.optional(),
})

const workSchema = z.strictObject({
  code,
  school: code,
  class: code.optional(),
  subject: code.optional(),
  /** A batch of so many works that are alike for every rule. */
  works: z.int().min(1).default(1),
  /** How many different people see each work. */
  marks: z.int().min(1).optional(),
  /** Each work is seen by a lead expert. */
  lead: z.boolean().default(false),
  day: z.iso.date().optional(),
  from: time.optional(),
  to: time.optional(),
})

const schoolSchema = z.strictObject({
  code,
  district: code.optional(),
  /** Schools that help one another as a pair. */
  pairedWith: z.array(code).default([]),
  place: code.optional(),
})

export const assignmentProblemSchema = z.strictObject({
  format: z.literal('obyektiv-assignment'),
  version: z.literal(1),
  kind: z.enum(['experts', 'observers']),
  title: z.string().default(''),
  /** Settles what the rules leave open, so that nobody chooses it. */
  seed: z.string().default(''),
  /** Year of the campaign, for the years since somebody left a school. */
  year: z.int().min(2000).max(2100).optional(),
  marks: z.int().min(1).default(1),
  limit: whole.optional(),
  /** few-schools: as few schools for a person as can be; mixing: the works of a school with as many people as can be. */
  spread: z.enum(['few-schools', 'mixing', 'free']).default('few-schools'),
  /** How far loads may leave the most even ones for the sake of spread, continuity and travel. */
  tolerance: whole.default(0),
  rules: z.array(ruleSchema).optional(),
  people: z.array(personSchema).min(1),
  works: z.array(workSchema).min(1),
  schools: z.array(schoolSchema).default([]),
  travel: z.array(z.strictObject({ from: code, to: code, km: z.number().min(0) })).default([]),
})

export type AssignmentProblem = z.infer<typeof assignmentProblemSchema>
export type ProblemPerson = z.infer<typeof personSchema>
export type ProblemWork = z.infer<typeof workSchema>

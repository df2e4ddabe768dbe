import { z } from 'zod'

/** Nouns of the reproducible draw. What is written to a file is a schema: strangers write such files too. */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const moment = z.iso.datetime()
const wholeNumber = z.int().min(0)

/** A code set aside by decision, with the reason that everybody may read. */
const decisionSchema = z.strictObject({ code: z.string().min(1), reason: z.string().min(1) })

const allocationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('equal') }),
  z.strictObject({ kind: z.literal('proportional') }),
  z.strictObject({
    kind: z.literal('given'),
    numbers: z.array(z.strictObject({ stratum: z.array(z.string()), count: wholeNumber })),
  }),
])

/** What is decided before the seed is known. */
export const drawRuleSchema = z.strictObject({
  /** How many are drawn in all; those included by decision stand beside them and are not counted here. */
  count: z.int().min(1),
  /** How many more stand ready in each stratum, in order. */
  reserve: wholeNumber,
  /** Columns whose values make the strata; none: the whole list is one. */
  strata: z.array(z.string()),
  allocation: allocationSchema,
  exclude: z.array(decisionSchema),
  include: z.array(decisionSchema),
})

const drawnItemSchema = z.strictObject({ code: z.string(), sha256 })

const drawnStratumSchema = z.strictObject({
  /** Values of the strata columns; empty for a draw without strata. */
  values: z.array(z.string()),
  /** Codes that the stratum had when chance began, after exclusions and inclusions. */
  size: wholeNumber,
  count: wholeNumber,
  drawn: z.array(drawnItemSchema),
  reserve: z.array(drawnItemSchema),
})

const listSchema = z.strictObject({
  file: z.string(),
  /** Null: the list is one column without a header. */
  codeColumn: z.string().nullable(),
  columns: z.array(z.string()),
  size: wholeNumber,
  sha256,
  /** Code and the values of `columns`, sorted by code; null when the list is kept apart from the protocol. */
  rows: z.array(z.array(z.string())).nullable(),
})

const seedSourceSchema = z.string().min(1).nullable()

export const drawCommitmentSchema = z.strictObject({
  format: z.literal('obyektiv-draw-commitment'),
  version: z.literal(1),
  title: z.string(),
  made: moment,
  program: z.string(),
  list: listSchema.omit({ rows: true }),
  rule: drawRuleSchema,
  /** Where the seed will come from, named before it exists. */
  seedSource: seedSourceSchema,
  /** The one number to publish: it binds the list, the rule and the source of the seed. */
  sha256,
})

export const drawProtocolSchema = z.strictObject({
  format: z.literal('obyektiv-draw'),
  version: z.literal(1),
  title: z.string(),
  made: moment,
  program: z.string(),
  algorithm: z.strictObject({ name: z.literal('sha256-order-1'), words: z.string() }),
  list: listSchema,
  rule: drawRuleSchema,
  seed: z.strictObject({ text: z.string().min(1), source: seedSourceSchema }),
  commitment: z.strictObject({ sha256, made: moment }).nullable(),
  strata: z.array(drawnStratumSchema),
})

export type DrawDecision = z.infer<typeof decisionSchema>
export type DrawAllocation = z.infer<typeof allocationSchema>
export type DrawRule = z.infer<typeof drawRuleSchema>
export type DrawnItem = z.infer<typeof drawnItemSchema>
export type DrawnStratum = z.infer<typeof drawnStratumSchema>
export type DrawCommitment = z.infer<typeof drawCommitmentSchema>
export type DrawProtocol = z.infer<typeof drawProtocolSchema>

export interface DrawListItem {
  readonly code: string
  /** Values of the list's columns, in their order. */
  readonly values: readonly string[]
}

/** A list as the draw sees it: normalised, sorted by code, every code once. */
export interface DrawList {
  readonly file: string
  /** Null: the list is one column without a header. */
  readonly codeColumn: string | null
  readonly columns: readonly string[]
  readonly items: readonly DrawListItem[]
  readonly sha256: string
}

/** Why there is no draw. `sentence` is Russian: what, where, what to do. */
export interface DrawProblem {
  readonly kind:
    | 'unreadable-list'
    | 'no-column'
    | 'empty-code'
    | 'repeated-code'
    | 'empty-list'
    | 'empty-value'
    | 'unknown-code'
    | 'two-decisions'
    | 'too-few'
    | 'unknown-stratum'
    | 'wrong-numbers'
    | 'bad-seed'
    | 'unreadable-file'
    | 'other-list'
    | 'no-list'
  readonly sentence: string
}

export const allocationTitles: Readonly<Record<DrawAllocation['kind'], string>> = {
  whole: 'без слоёв',
  equal: 'поровну между слоями',
  proportional: 'пропорционально размеру слоя',
  given: 'названные числа по слоям',
}

/** «Округ 1 / городская»: how a stratum is called. */
export const stratumTitle = (values: readonly string[]): string =>
  values.length === 0 ? 'весь список' : values.join(' / ')

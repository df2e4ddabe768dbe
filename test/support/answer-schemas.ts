import { z } from 'zod'

/** Answers of the command line exactly as the data contract writes them: nothing more, nothing less. */

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const anchor = z.strictObject({
  event: z.string().min(1),
  side: z.enum(['before', 'after', 'during']),
  offset: z.string().regex(/^-?P/).nullable(),
})

const part = z
  .strictObject({
    kind: z.enum([
      'on',
      'by',
      'from',
      'range',
      'months',
      'recurring',
      'relative',
      'schedule',
      'period',
      'continuous',
      'on-request',
      'unknown',
    ]),
    start: date.nullable(),
    end: date.nullable(),
    rule: z.string().startsWith('FREQ=').nullable(),
    anchor: anchor.nullable(),
    note: z.string().nullable(),
  })
  .refine(({ kind, start, end }) => kind !== 'on' || (start !== null && start === end), 'one day has one date')
  .refine(({ kind, start, end }) => kind !== 'by' || (start === null && end !== null), 'an end only')
  .refine(({ kind, start, end }) => kind !== 'from' || (start !== null && end === null), 'a start only')
  .refine(({ kind, rule }) => (kind === 'recurring') === (rule !== null), 'a rule where it recurs')

const warning = z.strictObject({ rule: z.string(), quote: z.string(), sentence: z.string().min(1) })

export const deadlineAnswer = z.strictObject({
  text: z.string(),
  parts: z.array(part),
  control: date.nullable(),
  warnings: z.array(warning),
  unread: z.string(),
})

export const planAnswer = z.strictObject({
  document: z.strictObject({
    kind: z.enum(['order', 'plan']),
    authority: z.string().nullable(),
    number: z.string().nullable(),
    date: date.nullable(),
    title: z.string().nullable(),
    signatory: z.string().nullable(),
    period: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/)
      .nullable(),
  }),
  clauses: z.array(
    z.strictObject({
      number: z.string().nullable(),
      text: z.string().min(1),
      responsible: z.array(z.string()),
      deadline: deadlineAnswer.nullable(),
    }),
  ),
  measures: z.array(
    z.strictObject({
      section: z.string().nullable(),
      number: z.string().nullable(),
      text: z.string().min(1),
      items: z.array(z.string()),
      deadline: deadlineAnswer.nullable(),
      responsible: z.array(z.string()),
      participants: z.string().nullable(),
      result: z.string().nullable(),
      targets: z.array(z.strictObject({ value: z.number(), comparison: z.string(), what: z.string() })),
    }),
  ),
  unread: z.array(z.string()),
  warnings: z.array(z.strictObject({ where: z.string(), rule: z.string(), quote: z.string() })),
})

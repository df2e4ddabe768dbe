import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { type Award, type HonoursProblem, type RuleTerms, ruleTermsSchema, yearsKept } from './model.ts'
import './tables.ts'

export interface RuleEntry {
  readonly node: NodeId
  readonly award: Award
  readonly year: number
  /** `withdrawn`: what was entered here no longer counts. */
  readonly terms: RuleTerms | 'withdrawn'
  /** The document with its number and date, or why the rule is taken back. */
  readonly document: string
  /** The version that the person saw. */
  readonly version: number
}

/** Adds a version of a rule at a municipality or region; the older ones stay. */
export async function enterRule(tx: WriteTx, act: Act, entry: RuleEntry): Promise<Result<number, HonoursProblem>> {
  const node = await getNode(tx, entry.node)
  if (node === undefined || node.kind === 'school') return err({ kind: 'not-a-municipality' })
  if (entry.year < yearsKept.from || entry.year > yearsKept.to) return err({ kind: 'bad-year' })
  const terms = entry.terms === 'withdrawn' ? null : ruleTermsSchema.safeParse(entry.terms)
  if (terms !== null && !terms.success) {
    return err({ kind: 'bad-terms', sentence: 'Баллы – целые числа от 1 до 100, число «4» – от 0 до 20.' })
  }
  const document = entry.document.trim()
  // A document has a number or at least a date; a bare «приказ» could not be found again.
  if (terms !== null ? !/\d/.test(document) : document === '') return err({ kind: 'document-needed' })
  const newest = await tx
    .selectFrom('honours_rule')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('node_id', '=', entry.node)
    .where('award', '=', entry.award)
    .where('year', '=', entry.year)
    .executeTakeFirst()
  const current = newest?.version ?? 0
  if (current !== entry.version) return err({ kind: 'stale' })
  const version = current + 1
  await tx
    .insertInto('honours_rule')
    .values({
      node_id: entry.node,
      award: entry.award,
      year: entry.year,
      version,
      terms: terms === null ? null : JSON.stringify(terms.data),
      document,
      entered_at: act.at,
      entered_by: act.actor,
    })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: terms === null ? 'honours.withdraw-rule' : 'honours.enter-rule',
    nodePath: node.path,
    subject: `${entry.award} ${entry.year}`,
    details: { document, version, ...(terms === null ? {} : { terms: terms.data }) },
  })
  return ok(version)
}

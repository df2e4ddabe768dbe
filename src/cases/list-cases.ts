import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { CaseSign, CaseState, ListedCase } from './model.ts'
import './tables.ts'

export interface CasesQuestion {
  readonly nodePath: string
  /** False for a school, which sees its case from the moment it was asked. */
  readonly withUnasked: boolean
  readonly state?: CaseState
  readonly year?: number
  readonly school?: NodeId
  readonly offset: number
  readonly limit: number
}

/** Cases by year, newest first, then by school; never in the order of how much was found. */
export async function listCases(
  tx: ReadTx,
  question: CasesQuestion,
): Promise<{ readonly total: number; readonly cases: readonly ListedCase[] }> {
  let rows = tx
    .selectFrom('school_case as c')
    .innerJoin('organisation_node as n', 'n.id', 'c.school_id')
    .where('n.path', 'like', `${question.nodePath}%`)
  // A case that was decided without asking is still told to the school.
  if (!question.withUnasked) rows = rows.where('c.state', '!=', 'opened')
  if (question.state !== undefined) rows = rows.where('c.state', '=', question.state)
  if (question.year !== undefined) rows = rows.where('c.year', '=', question.year)
  if (question.school !== undefined) rows = rows.where('c.school_id', '=', question.school)
  const { total } = await rows.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const found = await rows
    .select([
      'c.id',
      'c.school_id',
      'c.year',
      'c.state',
      'c.decision',
      'c.signs',
      'c.request_due',
      'c.changed_at',
      'n.code',
      'n.short_name',
    ])
    .orderBy('c.year', 'desc')
    .orderBy('n.sort_key')
    .offset(question.offset)
    .limit(question.limit)
    .execute()
  return {
    total,
    cases: found.map((row) => ({
      id: row.id,
      school: row.school_id,
      schoolCode: row.code,
      schoolName: row.short_name,
      year: row.year,
      state: row.state,
      decision: row.decision,
      signs: (JSON.parse(row.signs) as readonly CaseSign[]).length,
      due: row.request_due,
      changedAt: row.changed_at,
    })),
  }
}

import type { ReadTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { CaseEvent, CaseId, CaseMeasure, CaseSign, SchoolCase } from './model.ts'
import './tables.ts'

export async function loadCase(tx: ReadTx, id: CaseId): Promise<SchoolCase | undefined> {
  const row = await selectCases(tx).where('c.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : caseOf(row)
}

/** Cases of one school over the years, newest first. */
export async function listCasesOfSchool(tx: ReadTx, school: NodeId): Promise<readonly SchoolCase[]> {
  const rows = await selectCases(tx).where('c.school_id', '=', school).orderBy('c.year', 'desc').execute()
  return rows.map(caseOf)
}

/** Oldest first. */
export async function listCaseEvents(tx: ReadTx, id: CaseId): Promise<readonly CaseEvent[]> {
  return tx
    .selectFrom('school_case_event')
    .select(['at', 'by', 'action', 'remark'])
    .where('case_id', '=', id)
    .orderBy('version')
    .execute()
}

/** Rows of plans that came of the decision, with how far they are at the school. */
export async function listCaseMeasures(tx: ReadTx, of: SchoolCase): Promise<readonly CaseMeasure[]> {
  const rows = await tx
    .selectFrom('school_case_measure as l')
    .innerJoin('plan_measure as m', 'm.id', 'l.measure_id')
    .innerJoin('plan as p', 'p.id', 'l.plan_id')
    .select(['l.plan_id as plan', 'l.measure_id as measure', 'm.text', 'p.title as planTitle'])
    .where('l.case_id', '=', of.id)
    .orderBy('m.position')
    .execute()
  const measures: CaseMeasure[] = []
  for (const row of rows) {
    const executions = await tx
      .selectFrom('plan_execution')
      .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
      .where('measure_id', '=', row.measure)
      .groupBy('state')
      .execute()
    const total = executions.reduce((sum, { count }) => sum + count, 0)
    measures.push({ ...row, total, accepted: executions.find(({ state }) => state === 'accepted')?.count ?? 0 })
  }
  return measures
}

function selectCases(tx: ReadTx) {
  return tx
    .selectFrom('school_case as c')
    .innerJoin('organisation_node as n', 'n.id', 'c.school_id')
    .selectAll('c')
    .select(['n.code', 'n.short_name'])
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['execute']>>[number]

function caseOf(row: CaseRow): SchoolCase {
  return {
    id: row.id,
    school: row.school_id,
    schoolCode: row.code,
    schoolName: row.short_name,
    year: row.year,
    state: row.state,
    screenedAt: row.screened_at,
    schoolQ: row.school_q,
    signs: JSON.parse(row.signs) as readonly CaseSign[],
    official: row.official,
    request:
      row.request === null || row.requested_at === null
        ? null
        : { text: row.request, due: row.request_due, at: row.requested_at },
    answer: row.answer === null ? null : { text: row.answer, sentAt: row.answered_at },
    decision:
      row.decision === null || row.decided_at === null
        ? null
        : {
            decision: row.decision,
            reason: row.decision_reason ?? '',
            at: row.decided_at,
            by: row.decided_by ?? 'system',
          },
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    version: row.version,
  }
}

/** The school of a case, with its path. */
export const schoolOf = (tx: ReadTx, { school }: SchoolCase) => getNode(tx, school)

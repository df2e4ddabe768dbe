import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { OrganisationNode } from '#organisations/model'
import { openReportStates, type ReportState, type ReportSummary } from '../model.ts'
import { selectReports, summaryOf } from './report-row.ts'

export interface ReportsQuestion {
  readonly node: Pick<OrganisationNode, 'id' | 'path'>
  /** Those of the node itself, or those of the nodes below it; what is below is shown only once it was sent. */
  readonly whose: 'own' | 'below'
  readonly states?: readonly ReportState[]
  readonly offset: number
  readonly limit: number
}

/** Reports, the newest stretch first; of one stretch in the order of names. */
export async function listReports(
  tx: ReadTx,
  { node, whose, states, offset, limit }: ReportsQuestion,
): Promise<{ readonly total: number; readonly reports: readonly ReportSummary[] }> {
  let query = selectReports(tx)
  query =
    whose === 'own'
      ? query.where('r.node_id', '=', node.id)
      : query.where('n.path', 'like', `${node.path}%`).where('r.node_id', '!=', node.id)
  if (whose === 'below') query = query.where('r.state', '!=', 'draft')
  if (states !== undefined) query = query.where('r.state', 'in', states)
  const { total } = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .orderBy('r.period_end', 'desc')
    .orderBy('r.period_start', 'desc')
    .orderBy('n.sort_key')
    .orderBy('r.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return { total, reports: rows.map(summaryOf) }
}

export interface DueReports {
  /** To be written: returned ones, late ones, and those due soon; the most urgent first. */
  readonly toWrite: readonly ReportSummary[]
  /** Sent by those right below and waiting for a decision, the oldest first. */
  readonly toDecide: readonly ReportSummary[]
}

/** How far ahead a report is announced among what is to be done. */
const soonDays = 14

/** What the people of a node owe and decide of reports. */
export async function listDueReports(
  tx: ReadTx,
  { node, today, limit }: { readonly node: OrganisationNode; readonly today: IsoDate; readonly limit: number },
): Promise<DueReports> {
  const horizon = new Date(Date.parse(`${today}T00:00:00Z`) + soonDays * 86_400_000).toISOString().slice(0, 10)
  const own = await selectReports(tx)
    .where('r.node_id', '=', node.id)
    .where('r.state', 'in', openReportStates)
    .where((eb) => eb.or([eb('r.state', '=', 'returned'), eb('r.due_on', '<=', horizon)]))
    .orderBy('r.due_on', (order) => order.asc().nullsFirst())
    .orderBy('r.id')
    .limit(limit)
    .execute()
  if (node.kind === 'school') return { toWrite: own.map(summaryOf), toDecide: [] }
  const below = await selectReports(tx)
    .where('n.parent_id', '=', node.id)
    .where('r.state', '=', 'sent')
    .orderBy('r.sent_at')
    .orderBy('r.id')
    .limit(limit)
    .execute()
  return { toWrite: own.map(summaryOf), toDecide: below.map(summaryOf) }
}

import type { Stretch } from '#deadlines/model'
import type { ReadTx } from '#db'
import type { OrganisationNode } from '#organisations/model'
import type { PeriodReport } from '../model.ts'
import { usualReportTitle } from './create-report.ts'
import type { ReportBody } from './gather-report.ts'
import { reportOf, selectReports } from './report-row.ts'

/** A report that nobody has begun: what the facts say, without anybody's words. */
type UnwrittenReport = ReportBody & { readonly state: 'none'; readonly facts: 'live' }

/** The report of a node about a stretch as it stands in the store, or what it would be if somebody began it now. */
export async function reportOfStretch(
  tx: ReadTx,
  node: OrganisationNode,
  stretch: Stretch,
): Promise<PeriodReport | UnwrittenReport> {
  const row = await selectReports(tx)
    .where('r.node_id', '=', node.id)
    .where('r.period_start', '=', stretch.start)
    .where('r.period_end', '=', stretch.end)
    .executeTakeFirst()
  if (row !== undefined) return reportOf(row)
  return {
    node: node.id,
    title: usualReportTitle,
    stretch,
    state: 'none',
    facts: 'live',
    document: null,
    conclusions: '',
    difficulties: '',
    proposals: '',
  }
}

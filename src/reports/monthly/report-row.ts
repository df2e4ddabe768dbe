import type { ReadTx } from '#db'
import type { PeriodReport, ReportFacts, ReportSummary } from '../model.ts'
import '../tables.ts'

/** Reports with the place they are of; the caller says which. */
export function selectReports(tx: ReadTx) {
  return tx
    .selectFrom('period_report as r')
    .innerJoin('organisation_node as n', 'n.id', 'r.node_id')
    .selectAll('r')
    .select(['n.short_name as nodeName', 'n.kind as nodeKind', 'n.path as nodePath'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReports>['execute']>>[number]

export function summaryOf(row: Row): ReportSummary {
  return {
    id: row.id,
    node: row.node_id,
    nodeName: row.nodeName,
    nodeKind: row.nodeKind,
    title: row.title,
    stretch: { start: row.period_start, end: row.period_end },
    due: row.due_on,
    state: row.state,
    sentAt: row.sent_at,
    changedAt: row.changed_at,
    version: row.version,
  }
}

export function reportOf(row: Row): PeriodReport {
  return {
    ...summaryOf(row),
    nodePath: row.nodePath,
    schedule: row.schedule_id,
    conclusions: row.conclusions,
    difficulties: row.difficulties,
    proposals: row.proposals,
    remark: row.remark,
    sentBy: row.sent_by,
    facts: row.facts === null ? 'live' : (JSON.parse(row.facts) as ReportFacts),
    document: row.document_id,
  }
}

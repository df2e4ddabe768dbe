import type { ReadTx } from '#db'
import type { PeriodReport, ReportEvent, ReportId } from '../model.ts'
import { reportOf, selectReports } from './report-row.ts'

export async function loadReport(tx: ReadTx, id: ReportId): Promise<PeriodReport | undefined> {
  const row = await selectReports(tx).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : reportOf(row)
}

/** Steps of a report, oldest first, each with what was sent by it. */
export async function listReportEvents(tx: ReadTx, id: ReportId): Promise<readonly ReportEvent[]> {
  return tx
    .selectFrom('period_report_event as e')
    .leftJoin('document as d', 'd.id', 'e.document_id')
    .select(['e.at', 'e.by', 'e.step', 'e.remark', 'e.document_id as document', 'd.sha256'])
    .where('e.report_id', '=', id)
    .orderBy('e.version')
    .execute()
}

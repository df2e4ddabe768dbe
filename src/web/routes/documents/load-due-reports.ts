import type { IsoDate } from '#kernel/clock'
import { listDueReports, reportTitle } from '#reports'
import type { ReportSummary } from '#reports/model'
import type { Visit } from '../../enter.ts'
import type { DueReportRow, DueReportRows } from './due-reports.tsx'

const shown = 10

/** Reports for «Сегодня»: those to be written soon, and those that wait for a decision. */
export async function loadDueReports(visit: Visit, today: IsoDate): Promise<DueReportRows> {
  const { node, app } = visit
  const due = await app.store.read((tx) => listDueReports(tx, { node, today, limit: shown }))
  const row = (report: ReportSummary): DueReportRow => ({
    id: report.id,
    title: reportTitle(report),
    place: report.node === node.id ? '' : report.nodeName,
    due: report.due,
    state: report.state,
    late: report.state !== 'sent' && report.due !== null && report.due < today,
  })
  return {
    toWrite: visit.may('reports.write') ? due.toWrite.map(row) : [],
    toDecide: visit.may('reports.accept') ? due.toDecide.map(row) : [],
  }
}

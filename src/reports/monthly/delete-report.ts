import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { ReportId } from '../model.ts'
import { findOpenReport } from './change-report.ts'
import { loadSchedule } from './list-schedules.ts'
import { reportTitle } from './gather-report.ts'
import type { ReportProblem } from './report-problem.ts'

/** Removes a draft that was begun by mistake; what was sent once stays for ever. */
export async function deleteReport(
  tx: WriteTx,
  act: Act,
  asked: { readonly report: ReportId; readonly version: number },
): Promise<Result<void, ReportProblem>> {
  const found = await findOpenReport(tx, asked)
  if (!found.ok) return found
  const report = found.value
  if (report.sentAt !== null) return err({ kind: 'was-sent' })
  // The next run would make it again.
  const schedule = report.schedule === null ? undefined : await loadSchedule(tx, report.schedule)
  if (schedule !== undefined) return err({ kind: 'by-schedule' })
  await tx.deleteFrom('period_report').where('id', '=', report.id).execute()
  await appendAudit(tx, {
    ...act,
    action: 'reports.delete-report',
    nodePath: report.nodePath,
    subject: report.id,
    details: { title: reportTitle(report) },
  })
  return ok(undefined)
}

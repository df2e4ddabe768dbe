import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { ReportId } from '../model.ts'
import { changeReport, findReport } from './change-report.ts'
import { reportTitle } from './gather-report.ts'
import type { ReportProblem } from './report-problem.ts'

export interface ReportDecision {
  readonly report: ReportId
  /** The version that the person saw. */
  readonly version: number
  readonly step: 'return' | 'accept'
  /** Owed with a return. */
  readonly remark: string
}

/** Accepts a report, or gives it back with a remark. Nobody decides of a report that he sent himself. */
export async function decideReport(
  tx: WriteTx,
  act: Act,
  decision: ReportDecision,
): Promise<Result<void, ReportProblem>> {
  const found = await findReport(tx, decision)
  if (!found.ok) return found
  const report = found.value
  if (report.state !== 'sent') return err({ kind: 'not-sent', state: report.state })
  if (report.sentBy === act.actor) return err({ kind: 'own-report' })
  const remark = decision.remark.trim()
  if (decision.step === 'return' && remark === '') return err({ kind: 'no-remark' })
  const said = remark === '' ? null : remark
  // A returned report speaks of the moment again; what was sent stays with the step that sent it.
  const state =
    decision.step === 'accept' ? { state: 'accepted' as const } : { state: 'returned' as const, facts: null }
  const changed = await changeReport(tx, report, { ...state, remark: said, changed_at: act.at })
  if (!changed) return err({ kind: 'stale-report' })
  await tx
    .insertInto('period_report_event')
    .values({
      report_id: report.id,
      version: report.version + 1,
      at: act.at,
      by: act.actor,
      step: decision.step,
      remark: said,
      facts: null,
      document_id: null,
    })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: decision.step === 'accept' ? 'reports.accept-report' : 'reports.return-report',
    nodePath: report.nodePath,
    subject: report.id,
    details: { title: reportTitle(report), ...(said === null ? {} : { remark: said }) },
  })
  return ok(undefined)
}

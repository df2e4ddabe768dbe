import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { longestReportField, type ReportField, reportFields, type ReportId } from '../model.ts'
import { changeReport, findOpenReport } from './change-report.ts'
import type { ReportProblem } from './report-problem.ts'

export interface ReportWords extends Readonly<Record<ReportField, string>> {
  readonly report: ReportId
  /** The version that the person saw. */
  readonly version: number
}

/** Keeps what a person wrote into the three fields. Answers the version that stands now. */
export async function saveReportFields(
  tx: WriteTx,
  act: Act,
  words: ReportWords,
): Promise<Result<number, ReportProblem>> {
  const found = await findOpenReport(tx, words)
  if (!found.ok) return found
  const report = found.value
  const fields = Object.fromEntries(
    reportFields.map((field) => [field, words[field].replaceAll('\r\n', '\n').trim()]),
  ) as Record<ReportField, string>
  if (Object.values(fields).some((field) => field.length > longestReportField)) return err({ kind: 'too-long' })
  if (reportFields.every((field) => fields[field] === report[field])) return ok(report.version)
  if (!(await changeReport(tx, report, { ...fields, changed_at: act.at }))) return err({ kind: 'stale-report' })
  await appendAudit(tx, {
    ...act,
    action: 'reports.write-report',
    nodePath: report.nodePath,
    subject: report.id,
    details: { fields: reportFields.filter((field) => fields[field] !== report[field]) },
  })
  return ok(report.version + 1)
}

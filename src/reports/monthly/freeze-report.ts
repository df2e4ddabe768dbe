import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { assert } from '#kernel/assert'
import { ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { keepDocument } from '../keep-document.ts'
import type { DocumentId, ReportFacts, ReportId } from '../model.ts'
import { changeReport, findOpenReport } from './change-report.ts'
import { reportTitle } from './gather-report.ts'
import type { ReportProblem } from './report-problem.ts'

export interface SentReport {
  readonly report: ReportId
  /** The version that was read when the facts were gathered. */
  readonly version: number
  readonly facts: ReportFacts
  readonly docx: Uint8Array
}

/** The moment of sending: facts and document stay with the report and with the step as they are. */
export async function freezeReport(
  tx: WriteTx,
  act: Act,
  sent: SentReport,
): Promise<Result<DocumentId, ReportProblem>> {
  const found = await findOpenReport(tx, sent)
  if (!found.ok) return found
  const report = found.value
  const node = await getNode(tx, report.node)
  assert(node !== undefined, 'freezeReport: a report must have its node')
  const title = reportTitle(report)
  const document = await keepDocument(tx, act, {
    node,
    kind: 'period-report',
    audience: 'authority',
    title: `${title}, ${node.shortName}`,
    parameters: { report: report.id, ...report.stretch },
    docx: sent.docx,
  })
  const facts = JSON.stringify(sent.facts)
  const changed = await changeReport(tx, report, {
    state: 'sent',
    facts,
    document_id: document,
    sent_at: act.at,
    sent_by: act.actor,
    changed_at: act.at,
  })
  assert(changed, 'freezeReport: a report that was read in this transaction must still stand')
  await tx
    .insertInto('period_report_event')
    .values({
      report_id: report.id,
      version: report.version + 1,
      at: act.at,
      by: act.actor,
      step: 'send',
      remark: null,
      facts,
      document_id: document,
    })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'reports.send-report',
    nodePath: report.nodePath,
    subject: report.id,
    details: { title, document },
  })
  return ok(document)
}

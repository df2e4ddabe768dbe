import { type Act, appendAudit } from '#audit'
import { renderDocx } from '#documents'
import type { Store } from '#db'
import { assert } from '#kernel/assert'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { keepDocument } from '../keep-document.ts'
import type { DocumentId, ReportId } from '../model.ts'
import { changeReport, findOpenReport } from './change-report.ts'
import { composeReport } from './compose-report.ts'
import { gatherReport, reportTitle } from './gather-report.ts'
import type { ReportProblem } from './report-problem.ts'

/**
 * Sends a report up: its facts are gathered once more, and with the document they stay as they were. Read in one view of
 * the store, rendered outside of any transaction, written where nothing was changed meanwhile.
 */
export async function sendReport(
  store: Store,
  act: Act,
  asked: { readonly report: ReportId; readonly version: number },
): Promise<Result<DocumentId, ReportProblem>> {
  const read = await store.read(async (tx) => {
    const found = await findOpenReport(tx, asked)
    if (!found.ok) return found
    if (found.value.conclusions === '') return err<ReportProblem>({ kind: 'no-conclusions' })
    return ok(await gatherReport(tx, found.value, act.at))
  })
  if (!read.ok) return read
  const data = read.value
  const docx = await renderDocx(composeReport(data))
  return store.write(async (tx) => {
    const found = await findOpenReport(tx, asked)
    if (!found.ok) return found
    const report = found.value
    const node = await getNode(tx, report.node)
    assert(node !== undefined, 'sendReport: a report must have its node')
    const title = reportTitle(report)
    const document = await keepDocument(tx, act, {
      node,
      kind: 'period-report',
      audience: 'authority',
      title: `${title}, ${node.shortName}`,
      parameters: { report: report.id, ...report.stretch },
      docx,
    })
    const facts = JSON.stringify(data.facts)
    const sent = await changeReport(tx, report, {
      state: 'sent',
      facts,
      document_id: document,
      sent_at: act.at,
      sent_by: act.actor,
      changed_at: act.at,
    })
    assert(sent, 'sendReport: a report that was read in this transaction must still stand')
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
  })
}

import { renderDocx } from '#documents'
import type { ReadTx } from '#db'
import { loadDocumentFile } from '../load-document.ts'
import { composeReport } from './compose-report.ts'
import { gatherReport, type ReportBody, type ReportMoment } from './gather-report.ts'

/** The DOCX that was sent, byte for byte; of an open report what would be sent now. */
export async function renderReport(tx: ReadTx, report: ReportBody, moment: ReportMoment): Promise<Uint8Array> {
  if (report.facts !== 'live' && report.document !== null) return loadDocumentFile(tx, report.document)
  return renderDocx(composeReport(await gatherReport(tx, report, moment)))
}

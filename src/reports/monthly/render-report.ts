import { renderDocx } from '#documents'
import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { PeriodReport } from '../model.ts'
import { loadDocumentFile } from '../load-document.ts'
import { composeReport } from './compose-report.ts'
import { gatherReport } from './gather-report.ts'

/** The DOCX that was sent, byte for byte; of an open report what would be sent now. */
export async function renderReport(tx: ReadTx, report: PeriodReport, at: Instant): Promise<Uint8Array> {
  if (report.facts !== 'live' && report.document !== null) return loadDocumentFile(tx, report.document)
  return renderDocx(composeReport(await gatherReport(tx, report, at)))
}

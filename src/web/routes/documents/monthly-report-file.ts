import { data } from 'react-router'
import { targetSources } from '#app'
import { docxToPdf } from '#documents'
import { renderReport, reportTitle } from '#reports'
import { fileResponse } from '../../file-response.ts'
import { enterReport } from './enter-report.ts'
import { pdfSentence } from './pdf-sentence.ts'
import type { Route } from './+types/monthly-report-file.ts'

/** The report as it was sent; while it is being written, as it would be sent now. */
export async function loader(args: Route.LoaderArgs) {
  const { format } = args.params
  if (format !== 'docx' && format !== 'pdf') throw data(null, { status: 404 })
  const { visit, report, inside } = await enterReport(args, 'reports.read')
  if (report.facts === 'live' && !inside) throw data(null, { status: 404 })
  const docx = await visit.app.store.read((tx) => renderReport(tx, report, { at: visit.app.clock(), targetSources }))
  const name = `${reportTitle(report)}, ${report.nodeName}${report.facts === 'live' ? ' (черновик)' : ''}`
  if (format === 'docx') return fileResponse(docx, `${name}.docx`, 'docx')
  const pdf = await docxToPdf(docx)
  if (!pdf.ok) throw data(pdfSentence(pdf.error), { status: 503 })
  return fileResponse(pdf.value, `${name}.pdf`, 'pdf')
}

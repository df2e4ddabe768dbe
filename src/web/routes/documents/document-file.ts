import { data } from 'react-router'
import { docxToPdf } from '#documents'
import { appKey } from '#web/request-context'
import { loadDocument, loadDocumentFile } from '#reports'
import type { DocumentId } from '#reports/model'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import { visitorKey } from '../../visitor.ts'
import { pdfSentence } from './pdf-sentence.ts'
import { seesInside } from './sees-inside.ts'
import type { Route } from './+types/document-file.ts'

/** A kept document as it went out; PDF is made of it on the way. */
export async function loader(args: Route.LoaderArgs) {
  const { format } = args.params
  const id = args.params.document as DocumentId
  if (format !== 'docx' && format !== 'pdf') throw data(null, { status: 404 })
  const { store, log } = args.context.get(appKey)
  const document = await store.read((tx) => loadDocument(tx, id))
  if (document === undefined) throw data(null, { status: 404 })
  // A document of the school's own is to others as if it were not there.
  const inside = seesInside(args.context.get(visitorKey))
  if (document.audience === 'school' && !inside.includes(document.node)) throw data(null, { status: 404 })
  await enter(args, 'reports.read', { code: document.nodeCode })
  const docx = await store.read((tx) => loadDocumentFile(tx, id))
  if (format === 'docx') return fileResponse(docx, `${document.title}.docx`, 'docx')
  const pdf = await docxToPdf(docx)
  if (!pdf.ok) {
    log.warn({ problem: pdf.error, document: id }, 'no PDF')
    throw data(pdfSentence(pdf.error), { status: 503 })
  }
  return fileResponse(pdf.value, `${document.title}.pdf`, 'pdf')
}

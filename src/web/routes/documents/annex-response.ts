import { data } from 'react-router'
import { docxToPdf } from '#documents'
import { makePlanAnnex, type PlanDocumentKind } from '#reports'
import type { Plan } from '#plan/model'
import type { Visit } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import { pdfSentence } from './pdf-sentence.ts'

/** A plan as a document of the format that the address names. */
export async function annexResponse(
  { app }: Visit,
  plan: Pick<Plan, 'id' | 'title'>,
  kind: PlanDocumentKind,
  format: string,
): Promise<Response> {
  if (format !== 'docx' && format !== 'pdf') throw data(null, { status: 404 })
  const docx = await makePlanAnnex(app.store, { plan: plan.id, kind, at: app.clock() })
  if (docx === undefined) throw data(null, { status: 404 })
  const name = kind === 'order' ? `Приказ с приложением. ${plan.title}` : `Приложение. ${plan.title}`
  if (format === 'docx') return fileResponse(docx, `${name}.docx`, 'docx')
  const pdf = await docxToPdf(docx)
  if (!pdf.ok) throw data(pdfSentence(pdf.error), { status: 503 })
  return fileResponse(pdf.value, `${name}.pdf`, 'pdf')
}

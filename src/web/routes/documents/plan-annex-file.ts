import { data } from 'react-router'
import { docxToPdf } from '#documents'
import { makePlanAnnex } from '#reports'
import { fileResponse } from '../../file-response.ts'
import { enterPlan } from '../plan/enter-plan.ts'
import { pdfSentence } from './pdf-sentence.ts'
import type { Route } from './+types/plan-annex-file.ts'

/** The plan as the annex of its order; with `?with=order` the order before it in the same file. */
export async function loader(args: Route.LoaderArgs) {
  const { format } = args.params
  if (format !== 'docx' && format !== 'pdf') throw data(null, { status: 404 })
  const { visit, plan } = await enterPlan(args, 'plan.read')
  const kind = new URL(args.request.url).searchParams.get('with') === 'order' ? 'order' : 'annex'
  const { store, clock } = visit.app
  const docx = await makePlanAnnex(store, { plan: plan.id, kind, at: clock() })
  if (docx === undefined) throw data(null, { status: 404 })
  const name = kind === 'order' ? `Приказ с приложением. ${plan.title}` : `Приложение. ${plan.title}`
  if (format === 'docx') return fileResponse(docx, `${name}.docx`, 'docx')
  const pdf = await docxToPdf(docx)
  if (!pdf.ok) throw data(pdfSentence(pdf.error), { status: 503 })
  return fileResponse(pdf.value, `${name}.pdf`, 'pdf')
}

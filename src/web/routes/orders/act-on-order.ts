import { data } from 'react-router'
import { formatDate } from '#kernel/russian-text'
import { deleteOrderDraft, editOrder, moveOrder, orderProblemSentence, registerOrder } from '#orders'
import { type Order, type OrderProblem, type OrderText, orderStepRules, orderSteps } from '#orders/model'
import { stagePlanUpload } from '#plan'
import { loadDocumentFile } from '#reports'
import type { Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { readOrderText, readVersion } from './read-order-form.ts'

type Done =
  | { readonly kind: 'done'; readonly to: string }
  | { readonly kind: 'problem'; readonly problem: string; readonly typed: OrderText | undefined }

/** What a form of the order's page asks for. */
export async function actOnOrder(visit: Visit, order: Order, form: FormData): Promise<Done> {
  const { app, person } = visit
  const act = { actor: person.id, at: app.clock() }
  const intent = String(form.get('intent') ?? '')
  const version = readVersion(form)
  const here: Done = { kind: 'done', to: paths.order(order.id) }
  if (intent === 'save') {
    const text = readOrderText(form)
    const saved = await app.store.write((tx) => editOrder(tx, act, { order: order.id, version, text }))
    return saved.ok ? here : problem(saved.error, text)
  }
  if (intent === 'delete') {
    const gone = await app.store.write((tx) => deleteOrderDraft(tx, act, order.id))
    return gone.ok ? { kind: 'done', to: paths.register() } : problem(gone.error)
  }
  if (intent === 'track') return { kind: 'done', to: await track(visit, order) }
  const step = orderSteps.find((each) => each === intent)
  if (step === undefined) throw data(null, { status: 400 })
  if (!visit.may(orderStepRules[step].right)) throw data(null, { status: 403 })
  if (step === 'register') {
    const number = String(form.get('number') ?? '')
    const date = String(form.get('date') ?? '')
    const registered = await registerOrder(app.store, act, { order: order.id, version, number, date })
    return registered.ok ? here : problem(registered.error)
  }
  const remark = String(form.get('remark') ?? '')
  const moved = await app.store.write((tx) => moveOrder(tx, act, { order: order.id, version, step, remark }))
  return moved.ok ? here : problem(moved.error)
}

const problem = (error: OrderProblem, typed?: OrderText): Done => ({
  kind: 'problem',
  problem: orderProblemSentence(error),
  typed,
})

/** The file that went out goes the way of any order that is brought in: read, reviewed, put in force. */
async function track(visit: Visit, order: Order): Promise<string> {
  const { document, number, date } = order
  if (document === null || number === null || date === null || !visit.may('plan.edit')) {
    throw data(null, { status: 403 })
  }
  const act = { actor: visit.person.id, at: visit.app.clock() }
  const upload = await visit.app.store.write(async (tx) =>
    stagePlanUpload(tx, act, {
      node: order.node,
      fileName: `Приказ от ${formatDate(date)} № ${number}.docx`,
      bytes: await loadDocumentFile(tx, document),
    }),
  )
  return paths.planUpload(upload)
}

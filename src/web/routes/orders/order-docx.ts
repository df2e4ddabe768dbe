import { renderDocx } from '#documents'
import { makeOrderDocument } from '#orders'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/order-docx.ts'
import { enterOrder } from './enter-order.ts'

/** The order as it stands, for the table of the one who signs; once registered, its kept file is given instead. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, order } = await enterOrder(args, 'orders.read')
  const model = await makeOrderDocument(visit.app.store, order, visit.app.clock())
  const mark = order.number === null ? 'Проект приказа' : `Приказ № ${order.number}`
  return fileResponse(await renderDocx(model), `${mark}. ${order.heading}.docx`, 'docx')
}

import { data } from 'react-router'
import type { Action } from '#app'
import { loadOrder } from '#orders'
import { issuedStates, type Order, type OrderId } from '#orders/model'
import { enter, type PageArgs, type Visit } from '../../enter.ts'

/** The order of the address, when the visitor may do this with it; one that has not gone out is seen by fewer. */
export async function enterOrder(
  args: PageArgs & { readonly params: { readonly order: string } },
  action: Extract<Action, `orders.${string}`>,
): Promise<{ readonly visit: Visit; readonly order: Order }> {
  const { app } = await enter(args, 'orders.read', 'home')
  const order = await app.store.read((tx) => loadOrder(tx, args.params.order as OrderId))
  if (order === undefined) throw data(null, { status: 404 })
  const isIssued = issuedStates.includes(order.state)
  const asked = action === 'orders.read' && !isIssued ? 'orders.read-drafts' : action
  return { visit: await enter(args, asked, { id: order.node }), order }
}

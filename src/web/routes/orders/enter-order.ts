import { data } from 'react-router'
import { appKey } from '#web/request-context'
import type { Action } from '#app'
import { loadOrder } from '#orders'
import { issuedStates, type Order, type OrderId } from '#orders/model'
import { enter, type PageArgs, type Visit } from '../../enter.ts'

/** The order of the address. One that has not gone out exists only for the people of its own place. */
export async function enterOrder(
  args: PageArgs & { readonly params: { readonly order: string } },
  action: Action,
): Promise<{ readonly visit: Visit; readonly order: Order }> {
  const { store } = args.context.get(appKey)
  const order = await store.read((tx) => loadOrder(tx, args.params.order as OrderId))
  if (order === undefined) throw data(null, { status: 404 })
  const visit = await enter(args, action, { id: order.node })
  if (!issuedStates.includes(order.state) && !ownsDrafts(visit, order)) throw data(null, { status: 404 })
  return { visit, order }
}

/** People of the place itself, and not those who see it from above or from below. */
export const ownsDrafts = ({ grants }: Visit, order: Pick<Order, 'node'>): boolean =>
  grants.some(({ nodeId }) => nodeId === order.node)

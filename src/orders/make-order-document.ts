import type { Store } from '#db'
import type { DocumentModel } from '#documents'
import type { Instant } from '#kernel/clock'
import { makeAnnexBlocks } from '#reports'
import { gatherOrderDocument } from './gather-order-document.ts'
import type { Order } from './model.ts'

/** The order with what it approves: its plan follows as an annex, on pages of its own. */
export async function makeOrderDocument(store: Store, order: Order, at: Instant): Promise<DocumentModel> {
  const model = await store.read((tx) => gatherOrderDocument(tx, order, at))
  if (order.plan === null) return model
  return { ...model, blocks: [...model.blocks, ...(await makeAnnexBlocks(store, { plan: order.plan, at, order }))] }
}

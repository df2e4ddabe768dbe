import type { App } from '#app'
import type { Act } from '#audit'
import { renderDocx } from '#documents'
import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'
import { draftOrder, gatherOrderDocument, keepRegistration, loadOrder, moveOrder } from '#orders'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { Target } from './two-municipalities.ts'

const act: Act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' }
const mark = { number: '1-демо', date: '2026-11-20' }

/** In each municipality an order that went out and one that is being written. */
export async function plantOrders(
  app: App,
  nodes: ReadonlyMap<string, { readonly id: NodeId; readonly path: string }>,
  municipalities: readonly { readonly code: string }[],
): Promise<Record<'order' | 'order-draft', readonly Target[]>> {
  const unknown: Target = { name: 'unknown', id: 'no-such-thing', kind: 'object' }
  const targets = { order: [unknown], 'order-draft': [unknown] }
  await app.store.write(async (tx) => {
    for (const { code } of municipalities) {
      const place = nodes.get(code)!
      const node = (await getNode(tx, place.id))!
      const draft = async () => {
        const lines = { works: 'синтетических работ', until: '2027-01-31', confirm: '2026-12-10' }
        const values = { lines, schools: [] }
        return must(await draftOrder(tx, act, { node, kind: 'works-storage', subjects: {}, values }))
      }
      const order = await draft()
      must(await moveOrder(tx, act, { order, version: 1, step: 'send' }))
      must(await moveOrder(tx, act, { order, version: 2, step: 'approve' }))
      const signed = (await loadOrder(tx, order))!
      const docx = await renderDocx(await gatherOrderDocument(tx, { ...signed, ...mark }, act.at))
      must(await keepRegistration(tx, act, { order, version: 3, ...mark }, docx))
      targets.order.push({ name: `of ${code}`, id: order, kind: 'object', path: place.path })
      targets['order-draft'].push({ name: `draft of ${code}`, id: await draft(), kind: 'object', path: place.path })
    }
  })
  return targets
}

function must<T>(result: Result<T, unknown>): T {
  assert(result.ok, `plantOrders: a verb refused: ${result.ok ? '' : JSON.stringify(result.error)}`)
  return result.value
}

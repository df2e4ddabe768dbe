import type { PersonId } from '#access/model'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { renderDocx } from '#documents'
import { assert } from '#kernel/assert'
import { draftOrder, gatherOrderDocument, keepRegistration, loadOrder, moveOrder } from '#orders'
import type { OrderId } from '#orders/model'
import type { OrganisationNode } from '#organisations/model'
import { planted } from './planted.ts'

/** The register of the authority: an order that went out, one that waits for the head, one that is being written. */
export async function plantOrders(
  tx: WriteTx,
  at: string,
  node: OrganisationNode,
  people: { readonly coordinator: PersonId; readonly head: PersonId },
): Promise<void> {
  const year = Number.parseInt(at.slice(0, 4), 10) - (at.slice(5, 7) < '09' ? 1 : 0)
  const act: Act = { actor: people.coordinator, at: `${year}-09-08T06:00:00.000Z` }
  const appointed = planted(
    await draftOrder(tx, act, {
      node,
      kind: 'coordinator',
      subjects: {},
      values: {
        lines: {
          person: 'ведущего специалиста Координатову К. К. (Демо)',
          procedure: 'всероссийских проверочных работ',
          period: `${year}/${String(year + 1).slice(2)} учебный год`,
          'schools-until': `${year}-09-20`,
        },
        schools: [],
      },
    }),
  )
  await register(tx, act, people.head, appointed, { number: '108-демо', date: `${year}-09-09` })
  const waiting = planted(
    await draftOrder(
      tx,
      { ...act, at },
      {
        node,
        kind: 'works-storage',
        subjects: {},
        values: {
          lines: {
            works: `участников всероссийских проверочных работ ${year} года`,
            until: `${year + 1}-01-31`,
            confirm: `${year}-12-10`,
          },
          schools: [],
        },
      },
    ),
  )
  planted(await moveOrder(tx, { ...act, at }, { order: waiting, version: 1, step: 'send' }))
  planted(
    await draftOrder(
      tx,
      { ...act, at },
      {
        node,
        kind: 'vpr-holding',
        subjects: {},
        values: {
          lines: {
            year: String(year + 1),
            from: `${year + 1}-04-13`,
            to: `${year + 1}-05-15`,
            classes: '4–8 классах',
            schedule: `${year + 1}-03-20`,
            upload: `${year + 1}-05-22`,
          },
          schools: [],
        },
      },
    ),
  )
}

async function register(
  tx: WriteTx,
  act: Act,
  head: PersonId,
  order: OrderId,
  mark: { readonly number: string; readonly date: string },
): Promise<void> {
  planted(await moveOrder(tx, act, { order, version: 1, step: 'send' }))
  planted(await moveOrder(tx, { ...act, actor: head }, { order, version: 2, step: 'approve' }))
  const signed = await loadOrder(tx, order)
  assert(signed !== undefined, 'plantOrders: the order was just written')
  const docx = await renderDocx(await gatherOrderDocument(tx, { ...signed, ...mark, state: 'registered' }, act.at))
  planted(await keepRegistration(tx, act, { order, version: 3, ...mark }, docx))
}

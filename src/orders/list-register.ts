import { personNames } from '#access'
import type { PersonId } from '#access/model'
import { sql } from 'kysely'
import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { issuedStates, type OrderState, type RegisterEntry } from './model.ts'
import './tables.ts'

export interface RegisterQuestion {
  /** Documents of this place and the places below it. */
  readonly nodePath: string
  /** Paths of the places whose orders are seen in every state, with what lies below; of the others only what went out. */
  readonly draftsUnder: readonly string[]
  /** Schools whose own documents, with small groups and codes, the viewer may see. */
  readonly insideOf: readonly NodeId[]
  /** Places above whose orders that went out are shown too. */
  readonly above: readonly NodeId[]
  readonly state?: OrderState | 'issued'
  readonly kind?: string
  readonly year?: number
  /** Words of the heading or the number. */
  readonly text?: string
  readonly offset: number
  readonly limit: number
}

/** Orders in every state and all other documents that went out, newest first. */
export async function listRegister(
  tx: ReadTx,
  question: RegisterQuestion,
): Promise<{ readonly total: number; readonly entries: readonly RegisterEntry[] }> {
  const orders = tx
    .selectFrom('order_document as o')
    .innerJoin('organisation_node as n', 'n.id', 'o.node_id')
    .select([
      sql<'order' | 'document'>`'order'`.as('source'),
      sql<string>`o.id`.as('id'),
      sql<string>`o.kind`.as('kind'),
      'o.heading as title',
      sql<OrderState | 'issued'>`o.state`.as('state'),
      'o.number',
      'o.date',
      'n.short_name as nodeName',
      'o.changed_at as at',
      'o.changed_by as by',
    ])
    .where((eb) =>
      eb.or([
        eb('n.path', 'like', `${question.nodePath}%`),
        ...(question.above.length === 0 ? [] : [eb('n.id', 'in', question.above)]),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb('o.state', 'in', issuedStates),
        ...question.draftsUnder.map((path) => eb('n.path', 'like', `${path}%`)),
      ]),
    )
  const documents = tx
    .selectFrom('document as d')
    .innerJoin('organisation_node as n', 'n.id', 'd.node_id')
    .select([
      sql<'order' | 'document'>`'document'`.as('source'),
      sql<string>`d.id`.as('id'),
      sql<string>`d.kind`.as('kind'),
      'd.title',
      sql<OrderState | 'issued'>`'issued'`.as('state'),
      sql<string | null>`null`.as('number'),
      sql<string | null>`substr(d.made_at, 1, 10)`.as('date'),
      'n.short_name as nodeName',
      'd.made_at as at',
      'd.made_by as by',
    ])
    // A registered order stands in the register by itself, with its file behind it.
    .where('d.kind', '!=', 'order')
    .where('n.path', 'like', `${question.nodePath}%`)
    .where((eb) =>
      eb.or([
        eb('d.audience', '=', 'authority'),
        ...(question.insideOf.length === 0 ? [] : [eb('d.node_id', 'in', question.insideOf)]),
      ]),
    )
  let rows = tx.selectFrom(orders.unionAll(documents).as('r'))
  if (question.state !== undefined) rows = rows.where('r.state', '=', question.state)
  if (question.kind !== undefined) {
    rows = question.kind === 'order' ? rows.where('r.source', '=', 'order') : rows.where('r.kind', '=', question.kind)
  }
  if (question.year !== undefined) {
    const year = String(question.year)
    rows = rows.where((eb) => eb(sql<string>`substr(coalesce(r.date, r.at), 1, 4)`, '=', year))
  }
  for (const word of (question.text ?? '').split(/\s+/).filter((each) => each !== '')) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    rows = rows.where(sql<boolean>`(r.title like ${like} escape '\\' or r.number like ${like} escape '\\')`)
  }
  const { total } = await rows.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const found = await rows
    .selectAll()
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .offset(question.offset)
    .limit(question.limit)
    .execute()
  const names = await personNames(tx, [...new Set(found.map(({ by }) => by))] as PersonId[])
  return {
    total,
    entries: found.map((row) => ({
      ...row,
      by: row.by === 'system' ? 'программа' : (names.get(row.by as PersonId) ?? 'неизвестный'),
    })),
  }
}

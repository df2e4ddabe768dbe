import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from '#plan'
import './tables.ts'

/** A registered order shows that the thing was ordered. */
export const orderEvidence: EvidenceSource = {
  id: 'order',
  title: 'Приказ',
  closes: ['order', 'planning', 'conduct', 'observation', 'recheck', 'development'],
  async list(tx, { node, limit }) {
    const rows = await selectOf(tx, node).orderBy('date', 'desc').orderBy('id', 'desc').limit(limit).execute()
    return rows.map(offerOf)
  },
  async find(tx, { node, objectId }) {
    const row = await selectOf(tx, node)
      .where('id', '=', objectId as never)
      .executeTakeFirst()
    return row === undefined ? undefined : offerOf(row)
  },
}

const selectOf = (tx: ReadTx, node: NodeId) =>
  tx
    .selectFrom('order_document')
    .select(['id', 'heading', 'number', 'date', 'changed_at'])
    .where('node_id', '=', node)
    .where('state', 'in', ['registered', 'amended'])

const offerOf = (row: {
  readonly id: string
  readonly heading: string
  readonly number: string | null
  readonly date: string | null
  readonly changed_at: string
}) => ({
  objectId: row.id,
  title: `Приказ от ${formatDate(row.date ?? row.changed_at)} № ${row.number ?? ''} «${row.heading}»`,
  at: row.changed_at,
})

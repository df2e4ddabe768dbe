import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from '../evidence-source.ts'
import './tables.ts'

/** A school's own plan on its way to the authority or accepted by it shows that the school has planned its work. */
export const schoolPlanEvidence: EvidenceSource = {
  id: 'school-plan',
  title: 'План школы',
  closes: ['planning'],
  async list(tx, { node, limit }) {
    const rows = await selectOf(tx, node).orderBy('s.changed_at', 'desc').orderBy('p.id', 'desc').limit(limit).execute()
    return rows.map(offerOf)
  },
  async find(tx, { node, objectId }) {
    const row = await selectOf(tx, node)
      .where('p.id', '=', objectId as never)
      .executeTakeFirst()
    return row === undefined ? undefined : offerOf(row)
  },
}

const selectOf = (tx: ReadTx, school: NodeId) =>
  tx
    .selectFrom('plan as p')
    .innerJoin('school_plan as s', 's.plan_id', 'p.id')
    .select(['p.id', 'p.title', 'p.revision', 's.changed_at'])
    .where('p.node_id', '=', school)
    .where('s.state', 'in', ['sent', 'accepted'])

const offerOf = (row: {
  readonly id: string
  readonly title: string
  readonly revision: number
  readonly changed_at: string
}) => ({
  objectId: row.id,
  title: `${row.title}, версия ${row.revision}, ${formatDate(row.changed_at)}`,
  at: row.changed_at,
})

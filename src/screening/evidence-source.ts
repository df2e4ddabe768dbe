import type { ReadTx } from '#db'
import { counted, formatDate } from '#kernel/russian-text'
import { getNode, listAncestors } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from '#plan'
import './tables.ts'

/** A finished screening shows that an authority looked for signs over all its schools. */
export const screeningEvidence: EvidenceSource = {
  id: 'screening-run',
  title: 'Проведённый скрининг',
  closes: ['risk-list', 'analysis'],
  async list(tx, { node, limit }) {
    const runs = await selectOf(tx, node)
    if (runs === undefined) return []
    const rows = await runs.orderBy('finished_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
    return rows.map(offerOf)
  },
  async find(tx, { node, objectId }) {
    const runs = await selectOf(tx, node)
    const row = await runs?.where('id', '=', objectId as never).executeTakeFirst()
    return row === undefined ? undefined : offerOf(row)
  },
}

/** A run covers a whole region: it is the work of every authority in it, and of no school. */
async function selectOf(tx: ReadTx, id: NodeId) {
  const node = await getNode(tx, id)
  if (node === undefined || node.kind === 'school') return undefined
  const nodes = (await listAncestors(tx, node.path)).map((each) => each.id)
  return tx.selectFrom('screening_run').select(['id', 'works', 'finished_at']).where('node_id', 'in', nodes)
}

const offerOf = (row: { readonly id: string; readonly works: number; readonly finished_at: string }) => ({
  objectId: row.id,
  title: `Скрининг от ${formatDate(row.finished_at)}, ${counted(row.works, 'работа', 'работы', 'работ')}`,
  at: row.finished_at,
})

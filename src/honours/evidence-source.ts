import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from '#plan'
import { type CheckStage, checkStageTitles } from './model.ts'
import './tables.ts'

/** A finished check shows that the candidates for medals and certificates were looked through. */
export const honoursEvidence: EvidenceSource = {
  id: 'honours-check',
  title: 'Проверка претендентов на медали',
  closes: ['inspection', 'analysis', 'risk-list'],
  async list(tx, { node, limit }) {
    const checks = await selectOf(tx, node)
    if (checks === undefined) return []
    const rows = await checks.orderBy('c.finished_at', 'desc').orderBy('c.id').limit(limit).execute()
    return rows.map(offerOf)
  },
  async find(tx, { node, objectId }) {
    const checks = await selectOf(tx, node)
    const row = await checks?.where('c.id', '=', objectId as never).executeTakeFirst()
    return row === undefined ? undefined : offerOf(row)
  },
}

async function selectOf(tx: ReadTx, id: NodeId) {
  const node = await getNode(tx, id)
  if (node === undefined) return undefined
  return tx
    .selectFrom('honours_check as c')
    .innerJoin('organisation_node as n', 'n.id', 'c.node_id')
    .select(['c.id', 'c.year', 'c.stage', 'c.finished_at', 'n.short_name'])
    .where('n.path', 'like', `${node.path}%`)
}

const offerOf = (row: {
  readonly id: string
  readonly year: number
  readonly stage: CheckStage
  readonly finished_at: string
  readonly short_name: string
}) => ({
  objectId: row.id,
  title: `Претенденты ${row.year} года, ${row.short_name}: ${checkStageTitles[row.stage].toLocaleLowerCase('ru')}, ${formatDate(row.finished_at)}`,
  at: row.finished_at,
})

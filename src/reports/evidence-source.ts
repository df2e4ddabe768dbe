import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from '#plan'
import './tables.ts'

/** A document made here shows that the analysis was written down. */
export const documentEvidence: EvidenceSource = {
  id: 'document',
  title: 'Документ',
  closes: ['analysis', 'register-comparison', 'report', 'inspection', 'meeting', 'self-analysis'],
  async list(tx, { node, limit }) {
    const documents = await selectOf(tx, node)
    if (documents === undefined) return []
    const rows = await documents.orderBy('d.made_at', 'desc').orderBy('d.id', 'desc').limit(limit).execute()
    return rows.map(offerOf)
  },
  async find(tx, { node, objectId }) {
    const documents = await selectOf(tx, node)
    const row = await documents?.where('d.id', '=', objectId as never).executeTakeFirst()
    return row === undefined ? undefined : offerOf(row)
  },
}

/** A school shows its own documents; an authority those about itself and its schools, except what stays inside a school. */
async function selectOf(tx: ReadTx, id: NodeId) {
  const node = await getNode(tx, id)
  if (node === undefined) return undefined
  const documents = tx
    .selectFrom('document as d')
    .innerJoin('organisation_node as n', 'n.id', 'd.node_id')
    .select(['d.id', 'd.title', 'd.made_at'])
    .where('n.path', 'like', `${node.path}%`)
    // Reports offer themselves, with their state.
    .where('d.kind', '!=', 'period-report')
  return node.kind === 'school' ? documents : documents.where('d.audience', '=', 'authority')
}

const offerOf = (row: { readonly id: string; readonly title: string; readonly made_at: string }) => ({
  objectId: row.id,
  title: `${row.title}, ${formatDate(row.made_at)}`,
  at: row.made_at,
})

import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from '#plan'
import { caseDecisionTitles, type CaseDecision } from './model.ts'
import './tables.ts'

/** A case that a person has decided shows that the school's results were looked into. */
export const caseEvidence: EvidenceSource = {
  id: 'case',
  title: 'Дело школы',
  closes: ['risk-list', 'analysis', 'self-analysis', 'support', 'register-comparison'],
  async list(tx, { node, limit }) {
    const cases = await selectOf(tx, node)
    if (cases === undefined) return []
    const rows = await cases.orderBy('c.decided_at', 'desc').orderBy('c.id').limit(limit).execute()
    return rows.map(offerOf)
  },
  async find(tx, { node, objectId }) {
    const cases = await selectOf(tx, node)
    const row = await cases?.where('c.id', '=', objectId as never).executeTakeFirst()
    return row === undefined ? undefined : offerOf(row)
  },
}

async function selectOf(tx: ReadTx, id: NodeId) {
  const node = await getNode(tx, id)
  if (node === undefined) return undefined
  return tx
    .selectFrom('school_case as c')
    .innerJoin('organisation_node as n', 'n.id', 'c.school_id')
    .select(['c.id', 'c.year', 'c.decision', 'c.decided_at', 'n.short_name'])
    .where('n.path', 'like', `${node.path}%`)
    .where('c.state', '=', 'decided')
}

const offerOf = (row: {
  readonly id: string
  readonly year: number
  readonly decision: CaseDecision | null
  readonly decided_at: string | null
  readonly short_name: string
}) => ({
  objectId: row.id,
  title: `Дело за ${row.year} год, ${row.short_name}: ${row.decision === null ? '' : caseDecisionTitles[row.decision]}, ${formatDate(row.decided_at ?? '')}`,
  at: row.decided_at ?? '',
})

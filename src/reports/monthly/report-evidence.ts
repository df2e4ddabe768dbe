import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from '#plan'
import { reportStateTitles } from '../model.ts'
import { reportTitle } from './gather-report.ts'
import { selectReports, summaryOf } from './report-row.ts'

/** A report that was sent shows that what the plan asks to report was reported. */
export const reportEvidence: EvidenceSource = {
  id: 'period-report',
  title: 'Отчёт за период',
  closes: ['report'],
  async list(tx, { node, limit }) {
    const rows = await selectSent(tx, node).orderBy('r.sent_at', 'desc').orderBy('r.id', 'desc').limit(limit).execute()
    return rows.map(offerOf)
  },
  async find(tx, { node, objectId }) {
    const row = await selectSent(tx, node)
      .where('r.id', '=', objectId as never)
      .executeTakeFirst()
    return row === undefined ? undefined : offerOf(row)
  },
}

const selectSent = (tx: ReadTx, node: NodeId) =>
  selectReports(tx).where('r.node_id', '=', node).where('r.state', 'in', ['sent', 'accepted'])

function offerOf(row: Parameters<typeof summaryOf>[0]) {
  const report = summaryOf(row)
  const at = report.sentAt ?? report.changedAt
  return {
    objectId: report.id,
    title: `${reportTitle(report)}, ${reportStateTitles[report.state]}, отправлен ${formatDate(at)}`,
    at,
  }
}

import { formatDate } from '#kernel/russian-text'
import { type ReportSection, text } from './report-section.ts'

const longest = 40

/** Documents that went out; those that stay inside a school are named only by the school itself. */
export const documents: ReportSection = {
  id: 'documents',
  title: 'Выпущены документы',
  async build(tx, { node, from, until }) {
    let query = tx
      .selectFrom('document as d')
      .innerJoin('organisation_node as n', 'n.id', 'd.node_id')
      .select(['d.id', 'd.title', 'd.made_at'])
      .where('d.kind', '!=', 'period-report')
      .where('d.made_at', '>=', from)
      .where('d.made_at', '<', until)
    query =
      node.kind === 'school'
        ? query.where('d.node_id', '=', node.id)
        : query.where('n.path', 'like', `${node.path}%`).where('d.audience', '=', 'authority')
    const rows = await query.orderBy('d.made_at').orderBy('d.id').execute()
    if (rows.length === 0) return [text('За отчётное время документов не выпущено.')]
    return [
      {
        kind: 'table',
        caption: '',
        columns: [
          { title: 'Документ', weight: 78, align: 'left' },
          { title: 'Дата', weight: 22, align: 'left' },
        ],
        rows: rows.slice(0, longest).map((each) => ({
          cells: [each.title, formatDate(each.made_at)],
          link: { to: 'document', id: each.id },
        })),
        more: Math.max(0, rows.length - longest),
      },
    ]
  },
}

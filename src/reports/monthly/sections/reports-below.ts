import { formatNumber } from '#kernel/russian-text'
import { reportStates, reportStateTitles } from '../../model.ts'
import type { ReportSection } from './report-section.ts'

/** Reports about the same time that came, or should have come, from those right below. */
export const reportsBelow: ReportSection = {
  id: 'reports-below',
  title: 'Отчёты подведомственных организаций',
  async build(tx, { node, stretch }) {
    if (node.kind === 'school') return []
    const rows = await tx
      .selectFrom('period_report as r')
      .innerJoin('organisation_node as n', 'n.id', 'r.node_id')
      .select(({ fn }) => ['r.state', fn.countAll<number>().as('count')])
      .where('n.parent_id', '=', node.id)
      .where('r.period_start', '>=', stretch.start)
      .where('r.period_end', '<=', stretch.end)
      .groupBy('r.state')
      .execute()
    if (rows.length === 0) return []
    return [
      {
        kind: 'figures',
        figures: reportStates.flatMap((state) => {
          const count = rows.find((row) => row.state === state)?.count
          return count === undefined
            ? []
            : [{ label: `Отчёты, ${reportStateTitles[state]}`, value: formatNumber(count), link: 'none' as const }]
        }),
      },
    ]
  },
}

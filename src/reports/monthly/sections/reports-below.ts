import { formatNumber } from '#kernel/russian-text'
import { type ReportState, reportStates } from '../../model.ts'
import type { ReportSection } from './report-section.ts'

const stateLabels: Readonly<Record<ReportState, string>> = {
  draft: 'Ещё не отправлены',
  sent: 'Отправлены и ждут решения',
  returned: 'Возвращены с замечанием',
  accepted: 'Приняты',
}

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
            : [{ label: stateLabels[state], value: formatNumber(count), link: 'none' as const }]
        }),
      },
    ]
  },
}

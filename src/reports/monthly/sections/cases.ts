import { formatNumber } from '#kernel/russian-text'
import type { CaseAction } from '#cases/model'
import type { FactFigure } from '../../model.ts'
import type { ReportSection } from './report-section.ts'

const counted: readonly (readonly [label: string, action: CaseAction])[] = [
  ['Открыто дел', 'open'],
  ['Школам направлено запросов', 'ask'],
  ['Получено ответов школ', 'answer'],
  ['Принято решений', 'decide'],
  ['Мер поставлено в план', 'plan'],
]

/** What was done with cases in the stretch, in numbers alone: what a school answered is between it and its authority. */
export const cases: ReportSection = {
  id: 'cases',
  title: 'Дела: вопросы к результатам и решения',
  async build(tx, { node, from, until }) {
    const rows = await tx
      .selectFrom('school_case_event as e')
      .innerJoin('school_case as c', 'c.id', 'e.case_id')
      .innerJoin('organisation_node as n', 'n.id', 'c.school_id')
      .select(({ fn }) => ['e.action', fn.countAll<number>().as('count')])
      .where('n.path', 'like', `${node.path}%`)
      .where('e.at', '>=', from)
      .where('e.at', '<', until)
      .groupBy('e.action')
      .execute()
    if (rows.length === 0) return []
    const figures = counted.map(([label, action]): FactFigure => ({
      label,
      value: formatNumber(rows.find((row) => row.action === action)?.count ?? 0),
      link: { to: 'cases' },
    }))
    return [{ kind: 'figures', figures }]
  },
}

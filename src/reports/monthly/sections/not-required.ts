import { markOf, whoWords } from './executions-of.ts'
import { type ReportSection, text } from './report-section.ts'
import { notRequiredIn } from './which-executions.ts'

const longest = 100

/** What was called not required in the stretch, with the reasons that were given. */
export const notRequired: ReportSection = {
  id: 'not-required',
  title: 'Признано не требующимся',
  async build(tx, question) {
    const rows = await notRequiredIn(tx, question)
      .select(({ fn }) => [
        'm.id as measure',
        'm.plan_id as plan',
        'm.number',
        'm.origin',
        'm.text',
        'e.remark',
        fn.count<number>('e.node_id').distinct().as('nodes'),
        fn.min('n.short_name').as('nodeName'),
      ])
      .groupBy(['m.id', 'm.plan_id', 'm.number', 'm.origin', 'm.text', 'e.remark', 'p.created_at', 'm.position'])
      .orderBy('p.created_at')
      .orderBy('m.position')
      .orderBy('e.remark')
      .execute()
    if (rows.length === 0) return [text('За отчётное время таких решений не было.')]
    return [
      {
        kind: 'table',
        caption: '',
        columns: [
          { title: '№', weight: 12, align: 'left' },
          { title: 'Мероприятие', weight: 42, align: 'left' },
          { title: 'Причина', weight: 34, align: 'left' },
          { title: 'Кому', weight: 21, align: 'left' },
        ],
        rows: rows.slice(0, longest).map((row) => ({
          cells: [markOf(row) ?? '', row.text.replace(/\s+/g, ' '), row.remark ?? '', whoWords(row)],
          link: { to: 'measure', plan: row.plan, measure: row.measure },
        })),
        more: Math.max(0, rows.length - longest),
      },
    ]
  },
}

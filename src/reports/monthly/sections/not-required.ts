import { namesOf, whoWords } from './executions-of.ts'
import { type ReportSection, text } from './report-section.ts'
import { notRequiredIn } from './which-executions.ts'

const longest = 100

/** What was called not required in the stretch, with the reasons that were given. */
export const notRequired: ReportSection = {
  id: 'not-required',
  title: 'Признано не требующимся',
  async build(tx, question) {
    const counts = await notRequiredIn(tx, question)
      .select(({ fn }) => [
        'e.measure_id as measure',
        'e.remark',
        fn.count<number>('e.node_id').distinct().as('nodes'),
        fn.min('e.node_id').as('node'),
      ])
      .groupBy(['e.measure_id', 'e.remark'])
      .orderBy('e.remark')
      .execute()
    if (counts.length === 0) return [text('За отчётное время таких решений не было.')]
    const names = await namesOf(
      tx,
      counts.map(({ node }) => node),
    )
    const rows = question.rows.flatMap((row) =>
      counts
        .filter(({ measure }) => measure === row.measure)
        .map(({ remark, nodes, node }) => ({
          cells: [row.number ?? '', row.text, remark ?? '', whoWords({ nodes, nodeName: names.get(node) ?? '' })],
          link: { to: 'measure', plan: row.plan, measure: row.measure } as const,
        })),
    )
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
        rows: rows.slice(0, longest),
        more: Math.max(0, rows.length - longest),
      },
    ]
  },
}

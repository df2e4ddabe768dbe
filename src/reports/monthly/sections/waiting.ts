import { formatNumber } from '#kernel/russian-text'
import { markOf } from './executions-of.ts'
import { type ReportSection, text } from './report-section.ts'
import { waitingNow } from './which-executions.ts'

const longest = 100

/** What has no date of control because its event has none. */
export const waiting: ReportSection = {
  id: 'waiting',
  title: 'Ждёт даты события',
  async build(tx, question) {
    const rows = await waitingNow(tx, question)
      .select(({ fn }) => [
        'm.id as measure',
        'm.plan_id as plan',
        'm.number',
        'm.origin',
        'm.text',
        'e.waits_for as event',
        fn.countAll<number>().as('executions'),
      ])
      .groupBy(['m.id', 'm.plan_id', 'm.number', 'm.origin', 'm.text', 'e.waits_for', 'p.created_at', 'm.position'])
      .orderBy('p.created_at')
      .orderBy('m.position')
      .orderBy('e.waits_for')
      .execute()
    if (rows.length === 0) return [text('Исполнений без даты нет: даты всех событий известны.')]
    return [
      {
        kind: 'table',
        caption: '',
        columns: [
          { title: '№', weight: 12, align: 'left' },
          { title: 'Мероприятие', weight: 46, align: 'left' },
          { title: 'Событие', weight: 30, align: 'left' },
          { title: 'Исполнений', weight: 15, align: 'right' },
        ],
        rows: rows.slice(0, longest).map((row) => ({
          cells: [markOf(row) ?? '', row.text.replace(/\s+/g, ' '), row.event ?? '', formatNumber(row.executions)],
          link: { to: 'measure', plan: row.plan, measure: row.measure },
        })),
        more: Math.max(0, rows.length - longest),
      },
    ]
  },
}

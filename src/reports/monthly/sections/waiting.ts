import { formatNumber } from '#kernel/russian-text'
import { type ReportSection, text } from './report-section.ts'
import { waitingNow } from './which-executions.ts'

const longest = 100

/** What has no date of control because its event has none. */
export const waiting: ReportSection = {
  id: 'waiting',
  title: 'Ждёт даты события',
  async build(tx, question) {
    const counts = await waitingNow(tx, question)
      .select(({ fn }) => ['e.measure_id as measure', 'e.waits_for as event', fn.countAll<number>().as('executions')])
      .groupBy(['e.measure_id', 'e.waits_for'])
      .orderBy('e.waits_for')
      .execute()
    if (counts.length === 0) return [text('Исполнений без даты нет: даты всех событий известны.')]
    const rows = question.rows.flatMap((row) =>
      counts
        .filter(({ measure }) => measure === row.measure)
        .map(({ event, executions }) => ({
          cells: [row.number ?? '', row.text, event ?? '', formatNumber(executions)],
          link: { to: 'measure', plan: row.plan, measure: row.measure } as const,
        })),
    )
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
        rows: rows.slice(0, longest),
        more: Math.max(0, rows.length - longest),
      },
    ]
  },
}

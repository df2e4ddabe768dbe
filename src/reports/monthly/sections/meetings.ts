import { formatDate } from '#kernel/russian-text'
import { meetingKindTitles } from '#meetings/model'
import type { FactTable } from '../../model.ts'
import { type ReportSection, text } from './report-section.ts'

const longest = 40

/** Meetings that were held in the stretch, with their minutes and decisions; only agreed minutes show that one was held. */
export const meetings: ReportSection = {
  id: 'meetings',
  title: 'Проведены встречи',
  async build(tx, { node, stretch }) {
    const rows = await tx
      .selectFrom('meeting as m')
      .select(['m.id', 'm.kind', 'm.title', 'm.first_day', 'm.minutes_number', 'm.present'])
      .select((eb) =>
        eb
          .selectFrom('meeting_decision as d')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('d.meeting_id', '=', 'm.id')
          .as('decisions'),
      )
      .where('m.node_id', '=', node.id)
      .where('m.state', '=', 'agreed')
      .where('m.first_day', '>=', stretch.start)
      .where('m.first_day', '<=', stretch.end)
      .orderBy('m.first_day')
      .orderBy('m.id')
      .execute()
    if (rows.length === 0) return [text('За отчётное время встреч с утверждённым протоколом не было.')]
    const table: FactTable = {
      kind: 'table',
      caption: '',
      columns: [
        { title: 'Встреча', weight: 46, align: 'left' },
        { title: 'Дата', weight: 20, align: 'left' },
        { title: 'Протокол', weight: 16, align: 'left' },
        { title: 'Решений', weight: 14, align: 'right' },
      ],
      rows: rows.slice(0, longest).map((row) => ({
        cells: [
          `${meetingKindTitles[row.kind]}: ${row.title}`,
          formatDate(row.first_day),
          row.minutes_number === '' ? '–' : `№\u00a0${row.minutes_number}`,
          String(row.decisions ?? 0),
        ],
        link: { to: 'meeting', id: row.id },
      })),
      more: Math.max(0, rows.length - longest),
    }
    return [table]
  },
}

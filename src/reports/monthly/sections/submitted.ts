import { formatNumber } from '#kernel/russian-text'
import { countByMeasure } from './executions-of.ts'
import { measureTables } from './measure-tables.ts'
import { type ReportSection, text } from './report-section.ts'
import { submittedNow } from './which-executions.ts'

/** What waits for the one who accepts. */
export const submitted: ReportSection = {
  id: 'submitted',
  title: 'Отправлено и ждёт приёмки',
  async build(tx, question) {
    const rows = await countByMeasure(tx, question, submittedNow(tx, question))
    if (rows.length === 0) return [text('Исполнений, которые ждут приёмки, нет.')]
    return measureTables(rows, [
      { title: 'Исполнений', weight: 15, align: 'right', cell: ({ executions }) => formatNumber(executions) },
    ])
  },
}

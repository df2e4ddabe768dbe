import { reportTitles } from './report-titles.ts'
import type { SheetLayout, ReportReader } from './report-reader.ts'
import { notThis } from './report-reader.ts'
import type { ReadColumn } from './header-columns.ts'
import { columnOf, hasColumns, headersWith } from './header-columns.ts'
import { draftAssessment, draftTasks } from './draft-assessment.ts'
import { readWorksSheet } from './read-works-sheet.ts'
import { workColumns } from './work-columns.ts'

const title = 'Форма сбора результатов'

/**
 * The school's own form, filled in by hand: codes, variants, one column per task with its maximum in brackets, number
 * of the class, mark of the previous period, total by formula. It names neither the school nor, inside, the work.
 */
export const protocolReader: ReportReader = {
  kind: 'protocol',
  title: reportTitles.protocol,
  find: (_sheet, headers, titles) => {
    const candidates = headersWith(headers, 'participant', 'variant')
    const header = candidates.find(({ columns }) => columns.some(statesMaximum)) ?? candidates[0]
    if (header === undefined || hasColumns(header.columns, 'school')) return notThis
    const { columns } = header
    if (hasColumns(columns, 'assessment') || hasColumns(columns, 'task-list')) return notThis
    const tasks = columns.filter(statesMaximum)
    const form = hasColumns(columns, 'class-number') || (hasColumns(columns, 'total') && titles(title))
    if (!form && !titles('Протокол')) return notThis
    if (tasks.length === 0)
      return { found: false, missing: ['столбцов заданий с максимальным баллом, например «1 (2б)»'] }
    return {
      found: true,
      layout: { headerRow: header.row, firstRow: header.firstRow, columns: beforeAuxiliary(columns) },
    }
  },
  read: (sheet, layout, about) => {
    const columns = workColumns(layout.columns, statesMaximum)
    const { works, schools, findings, dataRows } = readWorksSheet(sheet, layout, {
      columns,
      totals: 'form',
      school: 'ask',
    })
    const assessment = draftAssessment(about, draftTasks(columns.tasks, works))
    return { parts: [{ assessment, works, aggregates: [] }], markers: [], schools, findings, dataRows }
  },
}

export function statesMaximum({ task }: ReadColumn): boolean {
  return task !== undefined && task.max !== 'unknown'
}

/** After the total the form keeps working columns without headings; nothing of them is read. */
function beforeAuxiliary(columns: readonly ReadColumn[]): SheetLayout['columns'] {
  const total = columnOf(columns, 'total')
  const last = columns.findLast((column) => column.holds !== 'unknown' || statesMaximum(column))?.column ?? 0
  return columns.filter(({ column }) => column <= Math.max(total ?? 0, last))
}

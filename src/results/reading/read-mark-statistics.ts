import { marks } from '#procedures/model'
import { draftAssessment } from './draft-assessment.ts'
import { findHeaderRow, type ReadColumn } from './header-columns.ts'
import { readGroupRows } from './read-group-rows.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader } from './report-reader.ts'
import { notThis } from './report-reader.ts'

const title = 'Статистика по отметкам'

/** Ф3: percents of «2», «3», «4», «5» by group. */
export const markStatisticsReader: ReportReader = {
  kind: 'mark-statistics',
  title: reportTitles['mark-statistics'],
  find: (_sheet, headers, titles) => {
    const header = findHeaderRow(headers, 'group')
    if (header === undefined) return notThis
    const found = marks.filter((mark) => markColumn(header.columns, mark) !== undefined)
    const others = header.columns.filter(({ task }) => task !== undefined).length - found.length
    if (found.length === marks.length && others === 0) {
      return { found: true, layout: { headerRow: header.row, firstRow: header.row + 1, columns: header.columns } }
    }
    if (!titles(title)) return notThis
    return { found: false, missing: marks.filter((mark) => !found.includes(mark)).map((mark) => `столбца «${mark}»`) }
  },
  read: (sheet, layout, about) => {
    const columns = marks.map((mark) => markColumn(layout.columns, mark)!)
    const read = readGroupRows(
      sheet,
      layout,
      columns,
      ([two = 0, three = 0, four = 0, five = 0]) => ({ kind: 'mark-statistics', shares: [two, three, four, five] }),
      'sum to 100',
    )
    const assessment = draftAssessment(about, { tasks: [] })
    return { ...read, parts: [{ assessment, works: [], aggregates: read.aggregates }], markers: [] }
  },
}

function markColumn(columns: readonly ReadColumn[], mark: number): number | undefined {
  return columns.find(({ task }) => task?.label === String(mark) && task.max === 'unknown')?.column
}

import { type Mark, marks } from '#procedures/model'
import { draftAssessment } from './draft-assessment.ts'
import { headersWith, type ReadColumn } from './header-columns.ts'
import { readGroupRows } from './read-group-rows.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader } from './report-reader.ts'
import { foundUnder, notThis } from './report-reader.ts'

const title = 'Статистика по отметкам'

/** Ф3: percents of «2», «3», «4», «5» by group. */
export const markStatisticsReader: ReportReader = {
  kind: 'mark-statistics',
  title: reportTitles['mark-statistics'],
  find: (_sheet, headers, titles) => {
    const candidates = headersWith(headers, 'group')
    const header = candidates.find(({ columns }) => {
      return (
        columns.filter(({ task }) => task !== undefined).length === marks.length && missingMarks(columns).length === 0
      )
    })
    if (header !== undefined) return foundUnder(header)
    const nearest = candidates.at(-1)
    if (nearest === undefined || !titles(title)) return notThis
    return { found: false, missing: missingMarks(nearest.columns).map((mark) => `столбца «${mark}»`) }
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

function missingMarks(columns: readonly ReadColumn[]): readonly Mark[] {
  return marks.filter((mark) => markColumn(columns, mark) === undefined)
}

function markColumn(columns: readonly ReadColumn[], mark: number): number | undefined {
  return columns.find(({ task }) => task?.label === String(mark) && task.max === 'unknown')?.column
}

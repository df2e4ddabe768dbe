import type { Finding, StagedAggregate } from '../staged.ts'
import { draftAssessment } from './draft-assessment.ts'
import { hasColumns } from './header-columns.ts'
import { schoolsOf } from './read-group-rows.ts'
import { readTaskShares } from './read-task-shares.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader } from './report-reader.ts'
import { foundUnder, notThis } from './report-reader.ts'
import { findTaskHeader, groupColumns, readTaskRows, specsOf } from './task-table.ts'

const title = 'Достижение планируемых результатов'

/** Percents by planned result of the codifier and the task that checks it, one column per group. */
export const plannedResultsReader: ReportReader = {
  kind: 'planned-results',
  title: reportTitles['planned-results'],
  find: (_sheet, headers, titles) => {
    const header = findTaskHeader(headers)
    if (
      header !== undefined &&
      hasColumns(header.columns, 'planned-result') &&
      groupColumns(header.columns).length > 0
    ) {
      return foundUnder(header)
    }
    if (!titles(title)) return notThis
    const missing = [
      ...(header === undefined ? ['столбца с номером задания'] : []),
      ...(header !== undefined && hasColumns(header.columns, 'planned-result')
        ? []
        : ['столбца с планируемым результатом']),
    ]
    return { found: false, missing: missing.length > 0 ? missing : ['столбцов с процентами по группам'] }
  },
  read: (sheet, layout, about) => {
    const rows = readTaskRows(sheet, layout)
    const groups = groupColumns(layout.columns)
    const findings: Finding[] = []
    const shares = readTaskShares(
      sheet.name,
      rows,
      groups.map(({ column }) => column),
      findings,
    )
    const aggregates = groups.map(({ column, group, participants }): StagedAggregate => ({
      row: layout.headerRow + 1,
      sheet: sheet.name,
      group,
      participants,
      values: {
        kind: 'planned-results',
        results: rows.flatMap(({ spec }, index) => {
          const share = shares[index]!.get(column)
          return share === undefined ? [] : [{ text: spec.plannedResult ?? '', task: spec.label, share }]
        }),
      },
    }))
    const assessment = draftAssessment(about, { tasks: specsOf(rows, layout) })
    return {
      parts: [{ assessment, works: [], aggregates }],
      markers: [],
      findings,
      schools: schoolsOf(groups),
      dataRows: rows.length,
    }
  },
}

import type { TaskSpec } from '#procedures/model'
import type { Sheet } from '#tabular'
import type { Finding, StagedAggregate } from '../staged.ts'
import { draftAssessment } from './draft-assessment.ts'
import { columnOf, hasColumns, headersWith, type ReadColumn } from './header-columns.ts'
import { headerKey } from './header-key.ts'
import { hasMarkRows, marksOfHeadings } from './mark-groups.ts'
import { readGroupRows, schoolsOf } from './read-group-rows.ts'
import { readCount } from './read-share-cell.ts'
import { readTaskShares } from './read-task-shares.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader, SheetLayout, SheetReading } from './report-reader.ts'
import { foundUnder, notThis } from './report-reader.ts'
import { findTaskHeader, groupColumns, readTaskRows, specsOf } from './task-table.ts'

const title = 'Выполнение заданий'

/** Percent of the maximum by task and group; either tasks stand in rows and groups in columns, or the other way round. */
export const taskPerformanceReader: ReportReader = {
  kind: 'task-performance',
  title: reportTitles['task-performance'],
  find: (sheet, headers, titles) => {
    const byGroup = headersWith(headers, 'group').find(({ columns }) => columns.some(isTask))
    if (byGroup !== undefined && !hasMarkRows(sheet, byGroup)) return foundUnder(byGroup)
    const byTask = findTaskHeader(headers)
    if (
      byTask === undefined ||
      hasColumns(byTask.columns, 'planned-result') ||
      hasColumns(byTask.columns, 'participant')
    ) {
      return titles(title) ? { found: false, missing: ['столбца «Задание» или столбцов заданий'] } : notThis
    }
    if (marksOfHeadings(byTask.columns).length > 0) return notThis
    const groups = groupColumns(byTask.columns)
    // Any table with numbered tasks would do; a report names a group by its code or says its title.
    if (groups.length === 0)
      return titles(title) ? { found: false, missing: ['столбцов с процентами по группам'] } : notThis
    if (!titles(title) && groups.every(({ group }) => group.code === 'unknown')) return notThis
    return foundUnder(byTask)
  },
  read: (sheet, layout, about) => {
    const form = hasColumns(layout.columns, 'group') ? readByGroup(sheet, layout) : readByTask(sheet, layout)
    const assessment = draftAssessment(about, { tasks: form.tasks })
    return { ...form.reading, parts: [{ assessment, works: [], aggregates: form.aggregates }], markers: [] }
  },
}

interface TaskForm {
  readonly tasks: readonly TaskSpec[]
  readonly aggregates: readonly StagedAggregate[]
  readonly reading: Pick<SheetReading, 'findings' | 'dataRows' | 'schools'>
}

function readByTask(sheet: Sheet, layout: SheetLayout): TaskForm {
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
      kind: 'task-performance',
      tasks: rows.flatMap(({ spec }, index) => {
        const share = shares[index]!.get(column)
        return share === undefined ? [] : [{ label: spec.label, share }]
      }),
    },
  }))
  return {
    tasks: specsOf(rows, layout),
    aggregates,
    reading: { findings, dataRows: rows.length, schools: schoolsOf(groups) },
  }
}

function readByGroup(sheet: Sheet, layout: SheetLayout): TaskForm {
  const columns = layout.columns.filter(isTask)
  const maxima = maximaBelow(sheet, layout)
  const rest = maxima === undefined ? layout : { ...layout, firstRow: maxima.row + 1 }
  const read = readGroupRows(
    sheet,
    rest,
    columns.map(({ column }) => column),
    (shares) => ({
      kind: 'task-performance',
      tasks: columns.flatMap(({ task }, index) => {
        const share = shares[index]
        return share === undefined ? [] : [{ label: task!.label, share }]
      }),
    }),
    'independent',
  )
  const tasks = columns.flatMap(({ task, column }): readonly TaskSpec[] => {
    const max = task!.max === 'unknown' ? maxima?.of(column) : task!.max
    return max === undefined ? [] : [{ label: task!.label, max, level: 'unknown', response: 'unknown' }]
  })
  return {
    tasks: tasks.length === columns.length ? tasks : [],
    aggregates: read.aggregates,
    reading: { findings: read.findings, dataRows: read.dataRows, schools: read.schools },
  }
}

/** The row «Макс. балл» under the header, where the report has one. */
function maximaBelow(sheet: Sheet, layout: SheetLayout) {
  const row = layout.firstRow
  const cells = sheet.rows[row] ?? []
  const labelled = cells
    .slice(0, (columnOf(layout.columns, 'participants') ?? 0) + 1)
    .some((cell) => headerKey(cell).startsWith('макс'))
  if (!labelled) return undefined
  return {
    row,
    of: (column: number): number | undefined => {
      const max = readCount(cells[column])
      return max !== undefined && max >= 1 ? max : undefined
    },
  }
}

function isTask({ task, holds }: ReadColumn): boolean {
  return task !== undefined && holds === 'unknown'
}

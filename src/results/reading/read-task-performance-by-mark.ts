import { marks } from '#procedures/model'
import { type Sheet, columnLetter } from '#tabular'
import type { Finding, GroupRef, MarkGroupShares, StagedAggregate } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { draftAssessment } from './draft-assessment.ts'
import { findFederalCode } from './federal-code.ts'
import { errorAt } from './finding-rules.ts'
import { readGroup } from './group-ref.ts'
import { hasColumns, headersWith, readColumnHeader } from './header-columns.ts'
import { headerKey } from './header-key.ts'
import { titleLines } from './heading-block.ts'
import { hasMarkRows, marksOfHeadings } from './mark-groups.ts'
import { schoolsOf } from './read-group-rows.ts'
import { readMarkRows } from './read-mark-rows.ts'
import { readTaskShares } from './read-task-shares.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader, SheetLayout } from './report-reader.ts'
import { foundUnder, notThis } from './report-reader.ts'
import { groupOfHeading, readTaskRows, specsOf } from './task-table.ts'

const title = 'Выполнение заданий группами участников'

/** Percent of the maximum by task for those who got «2», «3», «4», «5»; tasks in rows, or groups by mark in rows. */
export const taskPerformanceByMarkReader: ReportReader = {
  kind: 'task-performance-by-mark',
  title: reportTitles['task-performance-by-mark'],
  find: (sheet, headers, titles) => {
    const byTask = headersWith(headers, 'task').find(({ columns }) => marksOfHeadings(columns).length > 0)
    if (byTask !== undefined && !hasColumns(byTask.columns, 'participant')) return foundUnder(byTask)
    const byGroup = headersWith(headers, 'group').find(({ columns }) => columns.some(({ task }) => task !== undefined))
    if (byGroup !== undefined && hasMarkRows(sheet, byGroup)) return foundUnder(byGroup)
    return titles(title) ? { found: false, missing: ['столбцов или строк с отметками «2», «3», «4», «5»'] } : notThis
  },
  read: (sheet, layout, about) => {
    const inRows = hasColumns(layout.columns, 'group')
    const read = inRows ? readMarkRows(sheet, layout) : readByTask(sheet, layout)
    const assessment = draftAssessment(about, { tasks: inRows ? [] : specsOf(readTaskRows(sheet, layout), layout) })
    return {
      parts: [{ assessment, works: [], aggregates: read.aggregates }],
      markers: [],
      findings: read.findings,
      schools: schoolsOf(read.aggregates),
      dataRows: read.dataRows,
    }
  },
}

/** Sets of four columns 2–5; over each set, the merged name of its group. */
function readByTask(sheet: Sheet, layout: SheetLayout) {
  const rows = readTaskRows(sheet, layout)
  const columns = marksOfHeadings(layout.columns)
  const findings: Finding[] = []
  const shares = readTaskShares(
    sheet.name,
    rows,
    columns.map(({ column }) => column),
    findings,
  )
  const aggregates: StagedAggregate[] = []
  for (let first = 0; first < columns.length; first += marks.length) {
    const set = columns.slice(first, first + marks.length).map(({ column }) => column)
    const named = groupAbove(sheet, layout, set[0]!)
    if (named === undefined) {
      const place = { sheet: sheet.name, row: layout.headerRow + 1, column: columnLetter(set[0]!) }
      const mend = 'Допишите над столбцами отметок название и код группы, например «(reg99_m001)» или логин школы'
      findings.push(
        errorAt(
          'group-unknown',
          place,
          'Не сказано, чьи это результаты: над столбцами отметок нет названия группы',
          mend,
        ),
      )
      continue
    }
    aggregates.push({
      row: layout.headerRow + 1,
      sheet: sheet.name,
      ...named,
      values: {
        kind: 'task-performance-by-mark',
        tasks: rows.map(({ spec }, index) => {
          const [two = 'none', three = 'none', four = 'none', five = 'none'] = set.map(
            (column) => shares[index]!.get(column) ?? 'none',
          )
          const groups: MarkGroupShares = [two, three, four, five]
          return { label: spec.label, shares: groups }
        }),
      },
    })
  }
  return { aggregates, findings, dataRows: rows.length }
}

/** The merged heading over a set of columns, else a line above the table that names a group by its code. */
function groupAbove(
  sheet: Sheet,
  layout: SheetLayout,
  column: number,
): { readonly group: GroupRef; readonly participants: number | 'unknown' } | undefined {
  const above = sheet.rows[layout.firstRow - 2] ?? []
  for (let at = column; at > 0; at--) {
    const text = cellText(above[at])
    if (text !== '' && readColumnHeader(above[at], at).holds === 'unknown') return groupOfHeading(text, 0)
  }
  const line = titleLines(sheet, layout.headerRow).find(
    (text) => findFederalCode(text) !== undefined || headerKey(text).startsWith('вся выборка'),
  )
  return line === undefined ? undefined : { group: readGroup(line, 'region'), participants: 'unknown' }
}

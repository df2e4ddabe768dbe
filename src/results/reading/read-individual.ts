import type { TaskLevel } from '#procedures/model'
import type { Sheet } from '#tabular'
import { cellText } from './cell-text.ts'
import { draftAssessment, draftTasks } from './draft-assessment.ts'
import { hasColumns, headersWith } from './header-columns.ts'
import { statesMaximum } from './read-protocol.ts'
import { readWorksSheet } from './read-works-sheet.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader } from './report-reader.ts'
import { foundUnder, notThis } from './report-reader.ts'
import { workColumns } from './work-columns.ts'

const title = 'Индивидуальные результаты'

/** Ф1: the federal system's list of works, school by school, with totals and marks. */
export const individualReader: ReportReader = {
  kind: 'individual',
  title: reportTitles.individual,
  find: (_sheet, headers, titles) => {
    const candidates = headersWith(headers, 'participant')
    const header = candidates.find(({ columns }) => columns.some(statesMaximum)) ?? candidates[0]
    if (header === undefined) return notThis
    const { columns } = header
    const school = hasColumns(columns, 'school') || hasColumns(columns, 'school-name')
    const named = titles(title)
    if (!named && !(school && columns.some(statesMaximum) && hasColumns(columns, 'total', 'variant'))) return notThis
    const missing = [
      ...(hasColumns(columns, 'total') ? [] : ['столбца «Первичный балл»']),
      ...(columns.some(statesMaximum) ? [] : ['столбцов заданий с максимальным баллом, например «1 (2б)»']),
    ]
    if (missing.length > 0) return { found: false, missing }
    return foundUnder(header)
  },
  read: (sheet, layout, about) => {
    const columns = workColumns(layout.columns, statesMaximum)
    const { works, schools, findings, dataRows } = readWorksSheet(sheet, layout, {
      columns,
      totals: 'report',
      school: '',
    })
    const assessment = draftAssessment(about, draftTasks(columns.tasks, works, readLevels(sheet, layout.headerRow)))
    return { parts: [{ assessment, works, aggregates: [] }], markers: [], schools, findings, dataRows }
  },
}

/** Row 7 of Ф1: `Б`, `П` or `В` above each task. */
export function readLevels(sheet: Sheet, headerRow: number): ReadonlyMap<number, TaskLevel> {
  const levels = new Map<number, TaskLevel>()
  for (const [column, cell] of (sheet.rows[headerRow - 1] ?? []).entries()) {
    const level = readLevel(cellText(cell))
    if (level !== 'unknown') levels.set(column, level)
  }
  return levels
}

/** `Б`, `базовый`, `П`, `повышенный`, `В`, `высокий`; Latin B is the same letter to a typist. */
export function readLevel(text: string): TaskLevel {
  if (/^([бb]|баз\.?|базовый)$/i.test(text)) return 'basic'
  if (/^(п|пов\.?|повышенный)$/i.test(text)) return 'advanced'
  if (/^(в|выс\.?|высокий)$/i.test(text)) return 'high'
  return 'unknown'
}

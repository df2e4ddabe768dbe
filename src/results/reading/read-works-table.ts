import { parseWhole } from '#kernel/parse-number'
import type { Cell } from '#tabular'
import type { AssessmentDraft, StagedPart, StagedWork } from '../staged.ts'
import type { AssessmentFacts } from './assessment-facts.ts'
import { mergeFacts, readFactsInIdentifier, readFactsInText } from './assessment-facts.ts'
import { cellText } from './cell-text.ts'
import { draftAssessment, draftListedTasks, draftTasks } from './draft-assessment.ts'
import { fileWarning } from './finding-rules.ts'
import { hasColumns, headersWith, type ReadColumn } from './header-columns.ts'
import { readWorksSheet } from './read-works-sheet.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader } from './report-reader.ts'
import { foundUnder, notThis } from './report-reader.ts'
import { canonicalSubject } from './subject-names.ts'
import type { WorkColumns } from './work-columns.ts'
import { workColumns } from './work-columns.ts'

/** A plain table of works, one row per work, columns by their headings in any order; `works.csv` of a dataset folder is one. */
export const worksTableReader: ReportReader = {
  kind: 'works-table',
  title: reportTitles['works-table'],
  find: (_sheet, headers) => {
    const candidates = headersWith(headers, 'participant').filter(({ columns }) => columns.length >= 3)
    const header = candidates.find(({ columns }) => columns.some(isTask)) ?? candidates[0]
    if (header === undefined) return notThis
    const { columns } = header
    const scored = columns.some(isTask) || hasColumns(columns, 'task-list') || hasColumns(columns, 'total')
    const missing = [
      ...(scored ? [] : ['столбцов с баллами за задания или столбца «Первичный балл»']),
      ...(hasColumns(columns, 'school') || hasColumns(columns, 'school-name')
        ? []
        : ['столбца с логином школы («ОО» или «Логин»)']),
    ]
    // A code alone, without scores and schools, is not yet like a table of works.
    if (missing.length === 2) return notThis
    if (missing.length > 0) return { found: false, missing }
    return foundUnder(header)
  },
  read: (sheet, layout, about) => {
    const columns = workColumns(layout.columns, isTask)
    const read = readWorksSheet(sheet, layout, { columns, totals: 'report', school: '' })
    const parts = splitByAssessment(read.works, read.cells, columns, about)
    const unstated = parts.some(({ assessment }) => assessment.maximaObserved === true)
    const warning = fileWarning(
      'task-maximum-unknown',
      `Лист «${sheet.name}»: максимальные баллы за задания в файле не названы; пока взяты наибольшие баллы из строк`,
      'Выберите работу, для которой есть спецификация, или допишите максимум в заголовки: «1 (2б)»',
    )
    return {
      parts,
      markers: [],
      schools: read.schools,
      findings: unstated ? [...read.findings, warning] : read.findings,
      dataRows: read.dataRows,
    }
  },
}

function isTask({ task, holds }: ReadColumn): boolean {
  return task !== undefined && holds === 'unknown'
}

/** One part for each assessment that the rows name; one part in all where they name none. */
function splitByAssessment(
  works: readonly StagedWork[],
  cells: readonly (readonly Cell[])[],
  columns: WorkColumns,
  about: AssessmentFacts,
): readonly StagedPart[] {
  const sorting = [columns.assessment, columns.year, columns.grade, columns.subject].filter(
    (column) => column !== undefined,
  )
  const groups = new Map<string, { cells: readonly Cell[]; works: StagedWork[] }>()
  for (const [index, work] of works.entries()) {
    const key = sorting.map((column) => cellText(cells[index]![column])).join('\u0001')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { cells: cells[index]!, works: [work] })
    else group.works.push(work)
  }
  return [...groups.values()].map((group) => {
    const tasks = columns.tasks.length > 0 ? draftTasks(columns.tasks, group.works) : draftListedTasks(group.works)
    const id = cellText(group.cells[columns.assessment ?? -1])
    const draft = draftAssessment(mergeFacts(factsOfRow(group.cells, columns, id), about), tasks)
    const assessment: AssessmentDraft = id === '' ? draft : { ...draft, id: id as NonNullable<AssessmentDraft['id']> }
    return { assessment, works: group.works, aggregates: [] }
  })
}

function factsOfRow(cells: readonly Cell[], columns: WorkColumns, id: string): AssessmentFacts {
  const year = parseWhole(cellText(cells[columns.year ?? -1]))
  const grade = parseWhole(cellText(cells[columns.grade ?? -1]).replace(/\s*кл.*$/i, ''))
  const subject = cellText(cells[columns.subject ?? -1])
  return mergeFacts(
    {
      ...(year === undefined ? {} : { year }),
      ...(grade === undefined ? {} : { grade }),
      ...(subject === '' ? {} : { subject: canonicalSubject(subject) }),
    },
    readFactsInIdentifier(id),
    readFactsInText(id),
  )
}

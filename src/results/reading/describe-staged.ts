import type { AssessmentDraft, StagedFile, StagedPart, StagedWork } from '../staged.ts'
import type { ReportKind, TaskScore } from '../model.ts'
import { columnMeaning } from './column-meaning.ts'
import { reportTitles } from './report-titles.ts'

/** What was understood of a file, as plain data for the page and the command line. */
export interface StagedDescription {
  readonly kind: ReportKind
  /** «Ф1 „Индивидуальные результаты“» and so on. */
  readonly title: string
  readonly fileName: string
  readonly dataRows: number
  readonly schools: number
  readonly parts: readonly PartDescription[]
  readonly markers: { readonly rows: number; readonly schools: number; readonly years: readonly number[] }
  readonly columns: readonly ColumnDescription[]
  readonly asksForSchool: boolean
}

export interface PartDescription {
  /** «ВПР 2026, Русский язык, 4 класс»; what the file does not tell is said so. */
  readonly assessment: string
  readonly maxScore: number | 'unknown'
  readonly tasks: number
  readonly schools: number
  readonly present: number
  readonly absent: number
  readonly groups: number
  readonly firstRows: readonly RowDescription[]
}

export interface RowDescription {
  readonly row: number
  readonly school: string
  readonly classLabel: string
  readonly participant: string
  /** Scores with a space between them, or «отсутствовал». */
  readonly scores: string
  readonly total: number | 'absent'
  readonly mark: number | 'none'
  readonly journalMark: number | 'none'
}

export interface ColumnDescription {
  readonly sheet: string
  readonly column: string
  readonly header: string
  /** «Код участника», «балл за задание 4К1», «не читается». */
  readonly meaning: string
  readonly read: boolean
}

const rowsShown = 5

/** The preview of a staged file. */
export function describeStaged(staged: StagedFile, rows = rowsShown): StagedDescription {
  const logins = new Set<string>()
  for (const { works, aggregates } of staged.parts) {
    for (const { school } of works) if (school !== 'ask') logins.add(school)
    for (const { group } of aggregates) if (group.level === 'school') logins.add(group.code)
  }
  for (const { school } of staged.markers) logins.add(school)
  return {
    kind: staged.kind,
    title: reportTitles[staged.kind],
    fileName: staged.fileName,
    dataRows: staged.dataRows,
    schools: logins.size,
    parts: staged.parts.map((part) => describePart(part, rows)),
    markers: {
      rows: staged.markers.length,
      schools: new Set(staged.markers.map(({ school }) => school)).size,
      years: [...new Set(staged.markers.map(({ year }) => year))].toSorted((a, b) => a - b),
    },
    columns: (staged.columns ?? []).map(({ sheet, column, header, holds }) => ({
      sheet,
      column,
      header,
      meaning: columnMeaning(holds, header),
      read: holds !== 'ignored',
    })),
    asksForSchool: staged.parts.some(({ works }) => works.some(({ school }) => school === 'ask')),
  }
}

/** «ВПР 2026, Русский язык, 4 класс». */
export function assessmentTitle({
  procedure,
  year,
  grade,
  subject,
}: Pick<AssessmentDraft, 'procedure' | 'year' | 'grade' | 'subject'>): string {
  return [
    year === 'unknown' ? `${procedure}, год не указан` : `${procedure} ${year}`,
    subject === 'unknown' ? 'предмет не указан' : subject,
    grade === 'unknown' ? 'класс не указан' : `${grade}\u00a0класс`,
  ].join(', ')
}

function describePart({ assessment, works, aggregates }: StagedPart, rows: number): PartDescription {
  const absent = works.reduce((count, { work }) => (work.attendance === 'absent' ? count + 1 : count), 0)
  return {
    assessment: assessmentTitle(assessment),
    maxScore: assessment.maxScore,
    tasks: assessment.tasks.length,
    schools: new Set(works.map(({ school }) => school).filter((school) => school !== 'ask')).size,
    present: works.length - absent,
    absent,
    groups: aggregates.length,
    firstRows: works.slice(0, rows).map(describeRow),
  }
}

function describeRow({ row, school, work }: StagedWork): RowDescription {
  const { participant, classLabel, journalMark } = work
  const common = { row, school: school === 'ask' ? '' : school, classLabel, participant, journalMark }
  if (work.attendance === 'absent') return { ...common, scores: 'отсутствовал', total: 'absent', mark: 'none' }
  return { ...common, scores: spelled(work.scores), total: work.total, mark: work.mark }
}

function spelled(scores: readonly TaskScore[]): string {
  return scores.join(' ')
}

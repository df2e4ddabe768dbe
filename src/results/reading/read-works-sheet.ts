import { parseWhole } from '#kernel/parse-number'
import { counted, formatNumber } from '#kernel/russian-text'
import { type Cell, type Sheet, columnLetter } from '#tabular'
import type { Finding, Place, StagedWork } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { findSchoolLogin } from './federal-code.ts'
import { errorAt, warningAt } from './finding-rules.ts'
import type { ReadColumn } from './header-columns.ts'
import { repeatsHeader } from './header-columns.ts'
import { readWorkRow } from './read-work-row.ts'
import type { SheetLayout } from './report-reader.ts'
import type { WorkColumns } from './work-columns.ts'
import { isBlankWork, isUnfilledWork } from './work-columns.ts'

export interface WorksSheet {
  readonly works: readonly StagedWork[]
  /** Raw cells of each work, in the same order, for columns that sort works into assessments. */
  readonly cells: readonly (readonly Cell[])[]
  readonly schools: ReadonlyMap<string, { readonly name: string; readonly municipality: string }>
  readonly findings: readonly Finding[]
  readonly dataRows: number
}

export interface WorksSheetRules {
  readonly columns: WorkColumns
  readonly totals: 'form' | 'report'
  /** `ask` for the school's own form, '' where rows or sections name their schools. */
  readonly school: 'ask' | ''
}

/** Reads every row of a sheet of individual results: works, section rows with declared counts, repeated headers, notes. */
export function readWorksSheet(sheet: Sheet, layout: SheetLayout, rules: WorksSheetRules): WorksSheet {
  const { columns } = rules
  const works: StagedWork[] = []
  const rawCells: (readonly Cell[])[] = []
  const findings: Finding[] = repeatedTasks(sheet, layout, columns)
  const schools = new Map<string, { name: string; municipality: string }>()
  const sections: Section[] = []
  const rowRules = { sheet: sheet.name, columns, totals: rules.totals }
  let dataRows = 0
  let section: Section | undefined

  for (let index = layout.firstRow; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index]!
    if (cells.every((cell) => cell === null)) continue
    const row = index + 1
    const opened = readSection(cells, row)
    if (opened !== undefined) {
      section = opened
      sections.push(opened)
      if (!schools.has(opened.login)) schools.set(opened.login, { name: opened.name, municipality: '' })
      continue
    }
    if (repeatsHeader(cells, layout.columns) || isCaption(cells)) continue
    if (rules.school === '' && isNote(cells, columns)) {
      findings.push(noteFinding(sheet.name, row, cells, layout.columns))
      continue
    }
    if (isBlankWork(cells, columns)) continue
    dataRows++
    if (isUnfilledWork(cells, columns)) {
      const place = { sheet: sheet.name, row, column: 'A' }
      findings.push(
        warningAt(
          'row-not-filled',
          place,
          'Строка начата, но в ней нет ни варианта, ни баллов; она пропущена',
          'Впишите баллы или «отсутствовал»',
        ),
      )
      continue
    }
    const read = readWorkRow(cells, row, rules.school === 'ask' ? 'ask' : (section?.login ?? ''), rowRules)
    findings.push(...read.findings)
    if (section !== undefined) section.rows++
    if (read.work === undefined) continue
    if (section !== undefined && read.work.work.attendance === 'absent') section.absent++
    works.push(read.work)
    rawCells.push(cells)
    rememberSchool(schools, read.work, cellText(cells[columns.schoolName ?? -1]))
  }
  findings.push(...sections.flatMap((one) => declaredCount(sheet.name, one)))
  return { works, cells: rawCells, schools, findings, dataRows }
}

interface Section {
  readonly login: string
  readonly name: string
  readonly declared: number | undefined
  readonly row: number
  rows: number
  absent: number
}

/**
 * The row that opens a school in Ф1: «Школа(edu990001) | Кол-во участников: 89», in one merged cell or with the count
 * in a cell of its own.
 */
function readSection(cells: readonly Cell[], row: number): Section | undefined {
  const texts = fewTexts(cells)
  const text = texts.join(' | ')
  const login = findSchoolLogin(text)
  if (login === undefined) return undefined
  const declared = /(?:кол-?во|количество)\s+участников\s*:?\s*(\d[\d ]*)/i.exec(text)
  if (texts.length > 1 && declared === null) return undefined
  const name = text
    .split('|')[0]!
    .replace(/\(?\b(edu|sch)\d+\)?/i, '')
    .trim()
  return { login, name, declared: declared === null ? undefined : parseWhole(declared[1]!), row, rows: 0, absent: 0 }
}

/** The declared count may or may not include those absent; both agree. */
function declaredCount(sheet: string, { declared, rows, absent, row, name, login }: Section): readonly Finding[] {
  if (declared === undefined || declared === rows || declared === rows - absent) return []
  const found = counted(rows, 'строка', 'строки', 'строк')
  return [
    warningAt(
      'declared-count-differs',
      { sheet, row, column: 'A' },
      `${name === '' ? login : `${name} (${login})`}: заявлено участников ${formatNumber(declared)}, а в файле ${found}`,
      'Проверьте, что файл выгружен целиком и строки не удалены',
    ),
  ]
}

/** Texts of a row that has no more than three of them, a merged cell counting once; none where there are more. */
function fewTexts(cells: readonly Cell[]): readonly string[] {
  const texts: string[] = []
  for (const cell of cells) {
    const text = cell === null ? '' : cellText(cell)
    if (text === '' || texts.includes(text)) continue
    if (texts.length === 3) return []
    texts.push(text)
  }
  return texts
}

/** The only filled cell of a row, as merged rows come; undefined where there are more. */
function soleText(cells: readonly Cell[]): string | undefined {
  let sole: string | undefined
  for (const cell of cells) {
    if (cell === null) continue
    const text = cellText(cell)
    if (text === '' || text === sole) continue
    if (sole !== undefined || typeof cell !== 'string') return undefined
    sole = text
  }
  return sole
}

/** «Уровень сложности задания», «Макс. балл»: a line of the header, repeated among the data. */
function isCaption(cells: readonly Cell[]): boolean {
  const first = cells.find((cell) => cell !== null && cell !== '')
  return typeof first === 'string' && /^\s*(уровень сложности|макс)/i.test(first)
}

/** «Сформировано 12.05.2026», «Итого»: words where no code and no scores stand. */
function isNote(cells: readonly Cell[], columns: WorkColumns): boolean {
  if (columns.participant === undefined || cellText(cells[columns.participant]) !== '') return false
  const text = soleText(cells)
  return text !== undefined && !/^\d/.test(text)
}

function noteFinding(sheet: string, row: number, cells: readonly Cell[], columns: readonly ReadColumn[]): Finding {
  const text = soleText(cells)!
  const place: Place = { sheet, row, column: 'A' }
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text
  const first = columns[0]?.header ?? ''
  return warningAt(
    'row-not-read',
    place,
    `Строка «${short}» не похожа на результаты и пропущена`,
    `Если это результат, заполните столбцы, начиная с «${first}»`,
  )
}

/** Two columns of one task: nobody can tell which counts. */
function repeatedTasks(sheet: Sheet, layout: SheetLayout, columns: WorkColumns): Finding[] {
  const seen = new Set<string>()
  return columns.tasks.flatMap(({ label, column }) => {
    if (!seen.has(label)) {
      seen.add(label)
      return []
    }
    const place = { sheet: sheet.name, row: layout.headerRow + 1, column: columnLetter(column) }
    return [
      errorAt(
        'task-column-repeated',
        place,
        `Столбец задания ${label} встречается дважды`,
        'Оставьте один столбец или исправьте номер задания',
      ),
    ]
  })
}

function rememberSchool(
  schools: Map<string, { name: string; municipality: string }>,
  { school, municipality }: StagedWork,
  name: string,
): void {
  if (school === 'ask' || school === '') return
  const known = schools.get(school)
  const spelled = municipality === 'unknown' ? '' : municipality
  if (known === undefined) schools.set(school, { name, municipality: spelled })
  else if ((known.name === '' && name !== '') || (known.municipality === '' && spelled !== '')) {
    schools.set(school, { name: known.name || name, municipality: known.municipality || spelled })
  }
}

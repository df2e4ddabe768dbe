import { parseWhole } from '#kernel/parse-number'
import { type Cell, type Sheet, columnLetter } from '#tabular'
import type { Finding, Place, StagedMarker } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { findSchoolLogin } from './federal-code.ts'
import { errorAt, warningAt } from './finding-rules.ts'
import { columnOf, type ReadColumn, repeatsHeader } from './header-columns.ts'
import { headerKey } from './header-key.ts'
import { titleLines } from './heading-block.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader } from './report-reader.ts'
import { foundUnder, notThis } from './report-reader.ts'

/** The four cells of the official list: grades 4 and 5, Russian and mathematics. */
const cellNames = ['ru4', 'ma4', 'ru5', 'ma5'] as const
type CellName = (typeof cellNames)[number]
const headings: Readonly<Record<CellName, string>> = { ru4: '4 РУ', ma4: '4 МА', ru5: '5 РУ', ma5: '5 МА' }

/** The official list of schools with markers: one row per school and year, 0/1 in four cells. */
export const markerListReader: ReportReader = {
  kind: 'marker-list',
  title: reportTitles['marker-list'],
  find: (_sheet, headers) => {
    const header = headers.find(
      ({ columns }) =>
        cellNames.some((name) => markerColumn(columns, name) !== undefined) &&
        columnOf(columns, 'school') !== undefined,
    )
    if (header === undefined) return notThis
    const missing = cellNames.filter((name) => markerColumn(header.columns, name) === undefined)
    if (missing.length === 3) return notThis
    if (missing.length > 0) return { found: false, missing: missing.map((name) => `столбца «${headings[name]}»`) }
    return foundUnder(header)
  },
  read: (sheet, layout) => {
    const findings: Finding[] = []
    const schools = new Map<string, { name: string; municipality: string }>()
    const rows: StagedMarker[] = []
    const yearAbove = titleLines(sheet, layout.headerRow)
      .map(findYear)
      .find((year) => year !== undefined)
    let dataRows = 0
    for (let index = layout.firstRow; index < sheet.rows.length; index++) {
      const cells = sheet.rows[index]!
      if (repeatsHeader(cells, layout.columns) || isBlankRow(cells, layout.columns)) continue
      dataRows++
      const marker = readRow(sheet, index + 1, cells, layout.columns, yearAbove, findings)
      if (marker === undefined) continue
      rows.push(marker)
      schools.set(marker.school, { name: marker.schoolName, municipality: marker.municipality })
    }
    return { parts: [], markers: foldRepeated(rows, layout.columns, findings), schools, findings, dataRows }
  },
}

function readRow(
  sheet: Sheet,
  row: number,
  cells: readonly Cell[],
  columns: readonly ReadColumn[],
  yearAbove: number | undefined,
  findings: Finding[],
): StagedMarker | undefined {
  const place = (column: number | undefined): Place => ({ sheet: sheet.name, row, column: columnLetter(column ?? 0) })
  const loginColumn = columnOf(columns, 'school')
  const login = findSchoolLogin(cellText(cells[loginColumn ?? -1]))
  const yearColumn = columnOf(columns, 'year')
  const year = findYear(cellText(cells[yearColumn ?? -1])) ?? yearAbove
  const before = findings.length
  if (login === undefined)
    findings.push(
      errorAt('school-missing', place(loginColumn), 'Нет логина школы', 'Впишите логин школы вида edu990001'),
    )
  if (year === undefined)
    findings.push(
      errorAt('year-unreadable', place(yearColumn), 'Не указан год', 'Впишите год проведения, например 2025'),
    )
  const flags = cellNames.map((name) => readFlag(cells, markerColumn(columns, name)!, headings[name], place, findings))
  if (findings.length > before || login === undefined || year === undefined) return undefined
  const [ru4 = false, ma4 = false, ru5 = false, ma5 = false] = flags
  const marker: StagedMarker = {
    row,
    sheet: sheet.name,
    year,
    school: login,
    schoolName: cellText(cells[columnOf(columns, 'school-name') ?? -1]),
    municipality: cellText(cells[columnOf(columns, 'municipality') ?? -1]),
    cells: { ru4, ma4, ru5, ma5 },
  }
  judgeCount(marker, cells, columnOf(columns, 'markers'), place, findings)
  return marker
}

/** Blank and 0 both mean «no marker»: the federal lists of different years use either. */
function readFlag(
  cells: readonly Cell[],
  column: number,
  heading: string,
  place: (column: number) => Place,
  findings: Finding[],
): boolean {
  const text = cellText(cells[column])
  if (text === '' || /^[-–—]$/.test(text)) return false
  if (/^(да|есть|\+)$/i.test(text)) return true
  if (/^нет$/i.test(text)) return false
  const value = parseWhole(text)
  if (value === 0 || value === 1) return value === 1
  findings.push(
    errorAt(
      'marker-unreadable',
      place(column),
      `В столбце «${heading}» стоит «${text}»`,
      'Поставьте 1, если маркер есть, или 0, если его нет',
    ),
  )
  return false
}

function judgeCount(
  marker: StagedMarker,
  cells: readonly Cell[],
  column: number | undefined,
  place: (column: number) => Place,
  findings: Finding[],
): void {
  const declared = parseWhole(cellText(cells[column ?? -1]))
  const counted = Object.values(marker.cells).filter(Boolean).length
  if (column === undefined || declared === undefined || declared === counted) return
  findings.push(
    warningAt(
      'marker-count-differs',
      place(column),
      `Количество маркеров указано ${declared}, а отмечено ${counted}`,
      'Взяты сами маркеры; сверьте строку с письмом',
    ),
  )
}

/** Identical rows are folded into the first; rows of one school and year that disagree are both left out. */
function foldRepeated(
  rows: readonly StagedMarker[],
  columns: readonly ReadColumn[],
  findings: Finding[],
): readonly StagedMarker[] {
  const first = new Map<string, StagedMarker>()
  const conflicts = new Set<string>()
  const column = columnLetter(columnOf(columns, 'school') ?? 0)
  for (const marker of rows) {
    const key = `${marker.year} ${marker.school}`
    const known = first.get(key)
    if (known === undefined) {
      first.set(key, marker)
      continue
    }
    const place = { sheet: marker.sheet, row: marker.row, column }
    if (cellNames.every((name) => known.cells[name] === marker.cells[name])) {
      findings.push(
        warningAt('marker-repeated', place, 'Строка повторяется и учтена один раз', 'Ничего делать не нужно'),
      )
    } else {
      conflicts.add(key)
      const what = `${marker.school}, ${marker.year}: маркеры не те, что в строке ${known.row}; обе строки не загружены`
      findings.push(errorAt('marker-conflict', place, what, 'Оставьте одну верную строку'))
    }
  }
  return [...first].filter(([key]) => !conflicts.has(key)).map(([, marker]) => marker)
}

function markerColumn(columns: readonly ReadColumn[], name: CellName): number | undefined {
  const [grade = '', subject = ''] = headings[name].toLowerCase().split(' ')
  const wanted = new RegExp(`^(${grade} ?${subject}|${subject} ?${grade})$`)
  return columns.find(({ header }) => wanted.test(headerKey(header)))?.column
}

function isBlankRow(cells: readonly Cell[], columns: readonly ReadColumn[]): boolean {
  return columns.every(({ column }) => cellText(cells[column]) === '')
}

function findYear(text: string): number | undefined {
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(text)?.[1]
  return year === undefined ? undefined : parseWhole(year)
}

import type { Cell, Sheet } from '#tabular'
import { cellText } from './cell-text.ts'
import { headerKey } from './header-key.ts'
import type { TaskHeading } from './task-label.ts'
import { readTaskHeading } from './task-label.ts'

/** What a column holds, by its heading alone. */
export type ColumnName =
  | 'participant' | 'variant' | 'class-number' | 'class' | 'class-letter' | 'journal-mark' | 'mark' | 'total'
  | 'school' | 'school-name' | 'municipality' | 'assessment' | 'year' | 'grade' | 'subject' | 'task-list'
  | 'sex' | 'personal-name' | 'group' | 'schools' | 'participants' | 'task' | 'level' | 'maximum' | 'planned-result'
  | 'lower' | 'equal' | 'higher' | 'markers' // prettier-ignore

export interface ReadColumn {
  /** Counted from 0. */
  readonly column: number
  readonly header: string
  /** `unknown` for headings that mean nothing to us; such a column is not read. */
  readonly holds: ColumnName | 'unknown'
  /** Present where the heading can be a task: `4К1 (3б)`, and also a bare number. */
  readonly task?: TaskHeading
}

export interface HeaderRow {
  readonly row: number
  /** The row after the header: the second next where the header takes two rows. */
  readonly firstRow: number
  readonly columns: readonly ReadColumn[]
}

const names: readonly (readonly [ColumnName, RegExp])[] = [
  ['personal-name', /^(фио|ф и о|фамилия|имя|отчество)( |$)|фамилия имя|^(full ?name|surname)$/],
  ['sex', /^(пол|gender|sex)$/],
  // Before the register mark: «Понизили (Отметка < Отметка по журналу)» names the register too.
  ['lower', /^понизили/],
  ['equal', /^подтвердили/],
  ['higher', /^повысили/],
  [
    'journal-mark',
    /журнал|^(отметка|оценка) за предыдущ|^(отметка|оценка) (за|в) (триместр|четверт|полугод)|^journal( mark)?$/,
  ],
  ['participants', /^(кол во|количество|число) участников( всего)?$/],
  [
    'participant',
    /^(код|номер|шифр)( участника| ученика| обучающегося| работы)?$|^(участник|ученик|учащийся|обучающийся)$|^participant( code| id)?$/,
  ],
  ['variant', /^(вариант|номер варианта|variant)$/],
  ['class-number', /^порядковый номер класса$/],
  ['class-letter', /^(литера|буква)( класса)?$/],
  ['class', /^(класс|номер класса|class)$/],
  [
    'total',
    /^(первичный балл|итого( баллов?)?|сумма( первичных)? баллов|всего баллов|общий балл|балл|total|primary score)$/,
  ],
  ['mark', /^(отметка|оценка)( за работу| за впр| впр)?$|^mark$/],
  ['school-name', /^(название|наименование|краткое наименование)( оо| школы| организации)?$|^school name$/],
  ['school', /^(оо|школа|логин|логин (оо|школы)|код (оо|школы)|login|school)$/],
  ['municipality', /^(муниципалитет|муниципальн[а-я]+ (район|округ|образование)|мо|ате|район|municipality)$/],
  ['assessment', /^(assessment|работа)$/],
  ['year', /^(год|учебный год|год проведения|year)$/],
  ['grade', /^(параллель|grade)$/],
  ['subject', /^(предмет|учебный предмет|subject)$/],
  ['task-list', /^(tasks|баллы за задания|баллы по заданиям)$/],
  ['group', /^(группы? участников)$/],
  ['schools', /^(кол во|количество|число) оо$/],
  ['task', /^(задани[ея]|номер задания|задания)$/],
  ['level', /^уровень( сложности)?( задания)?$/],
  ['maximum', /^макс(имальный)?( первичный)? балл( за задание)?$/],
  ['planned-result', /планируемы[ей] результат|^(проверяем|блоки пооп|позици[яи] кодификатора|умени[яе])/],
  ['markers', /^(количество|число) маркеров$/],
]

/** Reads a heading without looking at its neighbours. */
export function readColumnHeader(cell: Cell | undefined, column: number): ReadColumn {
  const header = cellText(cell)
  const key = headerKey(cell)
  const holds = names.find(([, pattern]) => pattern.test(key))?.[0] ?? 'unknown'
  const task = holds === 'unknown' ? readTaskHeading(header) : undefined
  return { column, header, holds, ...(task === undefined ? {} : { task }) }
}

const deepestHeader = 40

/**
 * Every row near the top of the sheet, read as if it were the header; the readers pick the one that fits. A row whose
 * named columns are blank in the row below is also read together with it: headings merged downwards leave the second
 * row to the scores, marks or tasks under a common heading.
 */
export function readHeaderRows(sheet: Sheet): readonly HeaderRow[] {
  return sheet.rows.slice(0, deepestHeader).flatMap((cells, row): readonly HeaderRow[] => {
    const columns = readColumns(cells)
    if (columns.length === 0) return []
    const single: HeaderRow = { row, firstRow: row + 1, columns }
    const below = sheet.rows[row + 1] ?? []
    const named = columns.filter(({ holds }) => holds !== 'unknown')
    const merged = named.length >= 2 && named.every(({ column, holds }) => leavesRoom(holds, below[column]))
    if (!merged || below.every((cell) => cellText(cell) === '')) return [single]
    const both = Array.from({ length: Math.max(cells.length, below.length) }, (_, at): Cell => {
      return cellText(below[at]) === '' ? (cells[at] ?? null) : below[at]!
    })
    return [single, { row, firstRow: row + 2, columns: readColumns(both) }]
  })
}

/** A heading merged downwards is blank below; «Задания» stands over the first of its tasks. */
function leavesRoom(holds: ReadColumn['holds'], below: Cell | undefined): boolean {
  const text = cellText(below)
  return text === '' || (holds === 'task' && readTaskHeading(text) !== undefined)
}

function readColumns(cells: readonly Cell[]): readonly ReadColumn[] {
  return besideLogin(cells.map(readColumnHeader).filter(({ header }) => header !== ''))
}

/** Beside a column «Логин», «ОО» and «Школа» hold the name of the school. */
function besideLogin(columns: readonly ReadColumn[]): readonly ReadColumn[] {
  const isLogin = ({ header }: ReadColumn): boolean => /логин|login/i.test(header)
  if (!columns.some(isLogin)) return columns
  return columns.map((column) =>
    column.holds === 'school' && !isLogin(column) ? { ...column, holds: 'school-name' } : column,
  )
}

/** The first column of a name; a report that repeats a heading means its first. */
export function columnOf(columns: readonly ReadColumn[], name: ColumnName): number | undefined {
  return columns.find(({ holds }) => holds === name)?.column
}

export function hasColumns(columns: readonly ReadColumn[], ...wanted: readonly ColumnName[]): boolean {
  return wanted.every((name) => columns.some(({ holds }) => holds === name))
}

/** The first row with all the columns wanted. */
export function findHeaderRow(headers: readonly HeaderRow[], ...wanted: readonly ColumnName[]): HeaderRow | undefined {
  return headers.find(({ columns }) => hasColumns(columns, ...wanted))
}

/** Every header with the columns wanted, one-row and two-row readings alike. */
export function headersWith(headers: readonly HeaderRow[], ...wanted: readonly ColumnName[]): readonly HeaderRow[] {
  return headers.filter(({ columns }) => hasColumns(columns, ...wanted))
}

/** Exports repeat the header on every printed page; such a row is not data. */
export function repeatsHeader(cells: readonly Cell[], columns: readonly ReadColumn[]): boolean {
  let same = 0
  for (const { column, header } of columns) {
    const cell = cells[column]
    if (typeof cell !== 'string') continue
    if (cell === header || cellText(cell) === header) same++
    if (same >= 3) return true
  }
  return false
}

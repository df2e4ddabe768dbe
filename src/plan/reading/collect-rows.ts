import { type ColumnMapping, type ColumnRole, columnRoles, type Passage, type Place } from '../model.ts'
import type { PlanRow, PlanTable } from './find-plan-tables.ts'
import { looksLikeDeadline } from './looks-like-deadline.ts'
import { appendCell, emptyCell, type RawRow } from './raw-row.ts'
import { fold } from './fold-letters.ts'

export interface CollectedRows {
  readonly rows: readonly RawRow[]
  /** Cells of columns that no role takes. */
  readonly unread: readonly Passage[]
  /** Rows of the plan that a page break continued, with what the continuation brought: material for finding shifted cells. */
  readonly continued: readonly Continuation[]
  /** What became of every row of the table, in its order: nothing is dropped. */
  readonly fates: readonly RowFate[]
}

export type RowFate = 'measure' | 'continuation' | 'section' | 'heading' | 'empty'

export interface Continuation {
  /** Index of the row that goes on. */
  readonly into: number
  readonly cells: RawRow['cells']
  /** The deadline of the row before the continuation was appended. */
  readonly deadlineBefore: string
}

type Cells = PlanRow['cells']

/** Rows of the table become measures: sections are carried down, page-break headings dropped, broken rows put together. */
export function collectRows(table: PlanTable): CollectedRows {
  const rows: RawRow[] = []
  const unread: Passage[] = []
  const continued: Continuation[] = []
  const fates: RowFate[] = []
  let section: string | null = null
  /** The section that has no measure yet: at the end of the table it belongs to nobody. */
  let opened: Passage | undefined
  let afterBreak = false
  for (const [index, planRow] of table.rows.entries()) {
    const cells = shiftBack(planRow.cells, table)
    afterBreak ||= planRow.afterBreak
    const previous = rows.at(-1)
    const fate = fateOf({ ...planRow, cells }, table, previous, afterBreak, table.rows[index + 1])
    fates.push(fate)
    if (fate === 'heading') afterBreak = true
    if (fate === 'heading' || fate === 'empty') continue
    afterBreak = false
    if (fate === 'section') {
      const title = titleOf(planRow, cells)
      // Two titles one under the other are a section and its part.
      opened =
        opened === undefined
          ? title
          : { text: `${opened.text} / ${title.text}`, places: [...opened.places, ...title.places] }
      section = opened.text
      continue
    }
    opened = undefined
    const raw = rawRow(planRow, cells, table, section)
    unread.push(...leftOver(planRow, cells, table.columns))
    if (fate === 'continuation' && previous) {
      continued.push({ into: rows.length - 1, cells: raw.cells, deadlineBefore: previous.cells.deadline.text })
      const covered = cells.some((cell) => cell.covered)
      for (const role of columnRoles)
        if (role !== 'number') appendCell(previous.cells[role], { ...raw.cells[role] }, covered ? '\n' : ' ')
    } else rows.push(raw)
  }
  return { rows, unread: opened === undefined ? unread : [...unread, opened], continued, fates }
}

function titleOf(row: PlanRow, cells: Cells): Passage {
  const full = cells.filter((cell) => cell.text.trim() !== '')
  return {
    text: full.map((cell) => cell.text.replace(/\s+/g, ' ').trim()).join(' '),
    places: full.map((cell) => placeOf(row, cell)),
  }
}

const numberPattern = /^\s*(\d{1,3}(?:\.\d{1,3}){0,4})\s*[.)]?\s*$/
const numberBefore = /^\s*(\d{1,3}(?:\.\d{1,3}){0,4})[.)]\s+(?=\S)/

const textOf = (cells: Cells, columns: readonly number[] | undefined): string =>
  (columns ?? [])
    .flatMap((column) => cells.filter((cell) => cell.column === column && cell.text !== '').map((cell) => cell.text))
    .join(' – ')

function fateOf(
  row: PlanRow,
  table: PlanTable,
  previous: RawRow | undefined,
  afterBreak: boolean,
  next: PlanRow | undefined,
): RowFate {
  const { columns, width } = table
  const full = row.cells.filter((cell) => cell.text.trim() !== '')
  const [only] = full
  if (only === undefined) return 'empty'
  if (isColumnNumbers(full) || repeatsHeading(full, table.headings)) return 'heading'
  const text = textOf(row.cells, columns.text)
  const number = textOf(row.cells, columns.number)
  if (
    full.length === 1 &&
    only.columns < Math.max(width, 2) &&
    only.column === columns.text?.[0] &&
    columns.number !== undefined
  ) {
    return continuesText(text, previous, afterBreak) || !startsSection(text, next, columns) ? 'continuation' : 'section'
  }
  if (full.length === 1 && (row.loose || only.columns > 1 || only.column === 0)) {
    return previous !== undefined && startsLower(only.text) ? 'continuation' : 'section'
  }
  if (numberPattern.test(number) && !row.cells.some((cell) => cell.covered && cell.column === columns.number?.[0]))
    return 'measure'
  if (previous === undefined) return 'measure'
  if (row.cells.some((cell) => cell.covered && cell.column === columns.number?.[0])) return 'continuation'
  if (startsLower(text) && (columns.number !== undefined || afterBreak)) return 'continuation'
  const deadline = textOf(row.cells, columns.deadline)
  const hasNumber = columns.number === undefined ? numberBefore.test(text) : number.trim() !== ''
  if (hasNumber) return 'measure'
  if (
    text === '' ||
    (deadline === '' && columns.number !== undefined) ||
    (afterBreak && !looksLikeDeadline(deadline) && deadline === '')
  ) {
    return 'continuation'
  }
  return 'measure'
}

const startsLower = (text: string): boolean => /^[\s«"(]*\p{Ll}/u.test(text)

/** A text that ended without a full stop before the page break goes on after it. */
const continuesText = (text: string, previous: RawRow | undefined, afterBreak: boolean): boolean =>
  previous !== undefined && (startsLower(text) || (afterBreak && !/[.;:!?]\s*$/.test(previous.cells.text.text)))

/** A title in the column of the works opens a section when the rows after it count from the beginning. */
const startsSection = (text: string, next: PlanRow | undefined, columns: ColumnMapping): boolean =>
  /^\s*(раздел|блок|направлени|этап|[IVX]+[.)]\s)/i.test(text) ||
  (next !== undefined && /^\s*(1|\d+\.1)[.)]?\s*$/.test(textOf(next.cells, columns.number)))

/** `1 2 3 4 5` under the heading and on every page after it. */
const isColumnNumbers = (cells: Cells): boolean =>
  cells.length >= 3 && cells.every((cell, index) => cell.text.trim().replace(/\.$/, '') === String(index + 1))

/** The heading again, on a new page. */
const repeatsHeading = (cells: Cells, headings: readonly string[]): boolean =>
  cells.length >= 2 && cells.every((cell) => headings.some((heading) => fold(heading) === fold(cell.text)))

/** Cells that a recogniser moved left because the cell of the number was empty are moved back. */
function shiftBack(cells: Cells, { columns, width }: PlanTable): Cells {
  const [first] = cells
  const last = cells.at(-1)
  const numberColumn = columns.number?.[0]
  const isMoved =
    numberColumn === 0 &&
    cells.length === width &&
    first !== undefined &&
    first.text.length > 8 &&
    !numberPattern.test(first.text) &&
    last?.text.trim() === '' &&
    (cells[1]?.text.trim() ?? '') !== ''
  if (!isMoved) return cells
  return [
    { column: 0, columns: 1, text: '', covered: false },
    ...cells.slice(0, -1).map((cell) => ({ ...cell, column: cell.column + 1 })),
  ]
}

function rawRow(row: PlanRow, cells: Cells, { columns }: PlanTable, section: string | null): RawRow {
  const raw = Object.fromEntries(columnRoles.map((role) => [role, emptyCell()])) as Record<
    ColumnRole,
    ReturnType<typeof emptyCell>
  >
  const isContinuedNumber = cells.some((cell) => cell.covered && cell.column === columns.number?.[0])
  for (const role of columnRoles) {
    for (const cell of cells) {
      if (!columns[role]?.includes(cell.column) || (cell.covered && isContinuedNumber)) continue
      appendCell(raw[role], { text: cell.text.trim(), places: cell.text === '' ? [] : [placeOf(row, cell)] }, ' – ')
    }
  }
  const numbered = numberPattern.exec(raw.number.text)
  const before = raw.number.text === '' ? numberBefore.exec(raw.text.text) : null
  if (before) raw.text = { ...raw.text, text: raw.text.text.slice(before[0].length) }
  else if (!numbered && raw.number.text !== '') {
    // What stands in the column of numbers and is no number belongs to the text.
    appendCell(raw.number, raw.text)
    raw.text = { ...raw.number }
  }
  return { section, number: numbered?.[1] ?? before?.[1] ?? null, cells: raw }
}

function placeOf(row: PlanRow, cell: Cells[number]): Place {
  // A loose line is a paragraph of the document, not a cell.
  if (row.loose) return { block: row.block, start: 0, end: cell.text.length }
  return { block: row.block, row: row.row, column: cell.column, start: 0, end: cell.text.length }
}

function leftOver(row: PlanRow, cells: Cells, columns: ColumnMapping): Passage[] {
  const taken = new Set(Object.values(columns).flat())
  return cells
    .filter((cell) => !taken.has(cell.column) && cell.text.trim() !== '' && !cell.covered)
    .map((cell) => ({ text: cell.text, places: [placeOf(row, cell)] }))
}

import { assert } from '#kernel/assert'
import type { Cell, Sheet } from '#tabular'

/** One slip of a hand: `data row` counts from 1 below the header, `column` is the heading it happens under. */
interface Slip {
  readonly row: number
  readonly column: string | { readonly task: number }
  readonly write: (before: Cell, rows: readonly (readonly Cell[])[], column: number) => Cell
}

/** What school coordinators really type: some of it can be understood, some keeps a row out, all of it must be named. */
const slips: readonly Slip[] = [
  { row: 2, column: { task: 0 }, write: () => 3 }, // more points than the task has
  { row: 3, column: { task: 2 }, write: () => 'Х' }, // Cyrillic Х instead of X
  { row: 4, column: 'Порядковый номер класса', write: () => '8А' },
  { row: 5, column: 'Код участника', write: (_before, rows, column) => rows[4]![column] ?? null }, // the code of row 4 again
  { row: 6, column: { task: 1 }, write: () => '1,0' },
  { row: 7, column: 'Вариант', write: () => null },
  { row: 8, column: 'Отметка за предыдущий триместр/ четверть/полугодие', write: () => 'н/а' },
  { row: 9, column: 'Итого баллов', write: (before) => (typeof before === 'number' && before > 0 ? before - 1 : 2) },
  { row: 10, column: { task: 3 }, write: () => -1 },
  { row: 11, column: 'Вариант', write: () => ' 2 ' },
]

/** The same form with natural mistakes, to show how the import names them. Needs at least 11 filled rows. */
export function spoilProtocol(sheets: readonly Sheet[]): readonly Sheet[] {
  return sheets.map((sheet) => (sheet.name === 'Протокол' ? { ...sheet, rows: spoilRows(sheet.rows) } : sheet))
}

function spoilRows(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const header = rows[0] ?? []
  // Absent participants have no scores to mistype.
  const filled = rows.flatMap((row, at) => (at > 0 && typeof row[2] !== 'object' ? [at] : []))
  const spoiled = rows.map((row) => [...row])
  for (const { row, column, write } of slips) {
    const at = filled[row - 1]
    assert(at !== undefined, `spoilProtocol: the form must have at least ${row} works`)
    const place = typeof column === 'string' ? header.indexOf(column) : 2 + column.task
    assert(
      place >= 0,
      `spoilProtocol: the form must have a column «${typeof column === 'string' ? column : `task ${column.task}`}»`,
    )
    spoiled[at]![place] = write(spoiled[at]![place] ?? null, spoiled, place)
  }
  return spoiled
}

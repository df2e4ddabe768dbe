import { err, ok, type Result } from '#kernel/result'
import { searchKey } from '#kernel/russian-text'
import type { Cell, Table } from '#tabular'
import type { SchoolListRow } from './plan-school-list.ts'

type Column = 'login' | 'name' | 'shortName' | 'municipality' | 'district'

/** Header words of the federal list of schools and of lists kept by hand, in folded form; the first that fits counts. */
const headers: readonly (readonly [Column, RegExp])[] = [
  ['login', /логин|^код( оо| школы)?$/],
  ['shortName', /кратк|сокращ/],
  ['district', /школьный округ|^округ$/],
  ['municipality', /муниципалитет|муниципальн|^мо$|^район$/],
  ['name', /назван|наименован|^оо$|^школа$|организаци/],
]

const headerDepth = 20

/** Rows of a list of schools, whatever the order of its columns; or one sentence about what is missing. */
export function readSchoolList(table: Table): Result<readonly SchoolListRow[], string> {
  for (const sheet of table.sheets) {
    const headerAt = sheet.rows.slice(0, headerDepth).findIndex((row) => columnsOf(row).has('login'))
    if (headerAt === -1) continue
    const columns = columnsOf(sheet.rows[headerAt] ?? [])
    if (!columns.has('name')) return err('В таблице нет столбца с названием школы. Назовите его «Название ОО».')
    const rows = sheet.rows.flatMap((cells, index) => {
      if (index <= headerAt || cells.every((cell) => textOf(cell) === '')) return []
      const text = (column: Column): string => textOf(cells[columns.get(column) ?? -1] ?? null)
      return [
        {
          row: index + 1,
          login: text('login'),
          name: text('name'),
          shortName: text('shortName'),
          municipality: text('municipality'),
          district: text('district'),
        },
      ]
    })
    return rows.length === 0 ? err('Под заголовком нет ни одной строки.') : ok(rows)
  }
  return err('Это не список школ: нет столбца «Логин». Нужны столбцы «Логин» и «Название ОО».')
}

function columnsOf(row: readonly Cell[]): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>()
  for (const [index, cell] of row.entries()) {
    const title = searchKey(textOf(cell))
    const column = headers.find(([name, words]) => !columns.has(name) && words.test(title))?.[0]
    if (column !== undefined) columns.set(column, index)
  }
  return columns
}

function textOf(cell: Cell): string {
  return cell === null ? '' : String(cell).trim()
}

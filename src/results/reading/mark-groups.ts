import type { Mark } from '#procedures/model'
import { marks } from '#procedures/model'
import type { Sheet } from '#tabular'
import { cellText } from './cell-text.ts'
import { columnOf, type HeaderRow, type ReadColumn } from './header-columns.ts'
import { findFederalCode } from './federal-code.ts'

/**
 * The mark that a group of participants is named by: `2`, «2», `Отметка 4`, `Получили «5»`, `Ср.% вып. уч. гр.баллов 3`.
 * A name with any other number, or with a federal code, is not one.
 */
export function markOfGroup(text: string): Mark | undefined {
  if (findFederalCode(text) !== undefined || /школа|сош|лицей|гимназия|район|город/i.test(text)) return undefined
  const digits = text.match(/\d+/g)
  if (digits === null || digits.length !== 1) return undefined
  return marks.find((mark) => String(mark) === digits[0])
}

/** Columns headed by the marks 2–5, in whole sets of four; empty where the table has no such sets. */
export function marksOfHeadings(
  columns: readonly ReadColumn[],
): readonly { readonly mark: Mark; readonly column: number }[] {
  const found = columns
    .filter(({ holds }) => holds === 'unknown' || holds === 'mark')
    .flatMap(({ header, column }) => {
      const mark = markOfGroup(header)
      return mark === undefined ? [] : [{ mark, column }]
    })
  const whole = found.length > 0 && found.length % marks.length === 0
  return whole && found.every(({ mark }, index) => mark === marks[index % marks.length]) ? found : []
}

/** True where the rows under the header are groups by mark. */
export function hasMarkRows(sheet: Sheet, header: HeaderRow): boolean {
  const column = columnOf(header.columns, 'group') ?? 0
  const below = sheet.rows.slice(header.firstRow, header.firstRow + 15)
  return below.filter((row) => markOfGroup(cellText(row[column])) !== undefined).length >= 2
}

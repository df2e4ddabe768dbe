import { columnLetter } from '#tabular'
import type { Finding } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { errorAt } from './finding-rules.ts'
import { readPercent, shareOf, shareUnit } from './read-share-cell.ts'
import type { TaskRow } from './task-table.ts'

/**
 * Percents of a table of tasks as shares 0…1: for each row, by column. A blank cell or a dash gives nothing;
 * anything else that is no percent is named and gives nothing.
 */
export function readTaskShares(
  sheet: string,
  rows: readonly TaskRow[],
  columns: readonly number[],
  findings: Finding[],
): readonly ReadonlyMap<number, number>[] {
  const unit = shareUnit(rows.flatMap(({ cells }) => columns.map((column) => readPercent(cells[column]))))
  return rows.map(({ cells, row, spec }) => {
    const shares = new Map<number, number>()
    for (const column of columns) {
      const text = cellText(cells[column])
      if (text === '' || /^[-–—]$/.test(text)) continue
      const percent = readPercent(cells[column])
      if (percent !== undefined && percent >= 0 && percent <= unit + 1e-9) {
        shares.set(column, shareOf(percent, unit))
        continue
      }
      const place = { sheet, row, column: columnLetter(column) }
      const what = `Задание ${spec.label}: «${text}» — не процент от 0 до 100`
      findings.push(errorAt('performance-unreadable', place, what, 'Выгрузите отчёт заново или исправьте число'))
    }
    return shares
  })
}

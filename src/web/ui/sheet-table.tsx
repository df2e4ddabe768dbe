import type { Cell, WorkbookColumn, WorkbookSheet } from '#tabular'
import { unreachable } from '#kernel/assert'
import { counted, formatDate, formatNumber, formatShare } from '#kernel/russian-text'
import { DataTable } from './data-table.tsx'
import { ExportLink } from './export-link.tsx'

/** The very table that is exported, on the page: same columns, same figures, with its filter line and the way to take it away. */
export function SheetTable(props: {
  sheet: WorkbookSheet
  notes?: readonly string[]
  /** Address of the workbook with this table. */
  exportTo?: string
  /** Folds the table away under a line that says how long it is: for what stands below a figure. */
  folded?: boolean
}) {
  const { sheet } = props
  const table = (
    <DataTable
      caption={sheet.filter === undefined ? sheet.title : `Отбор: ${sheet.filter}`}
      columns={sheet.columns.map((column, index) => ({
        title: column.header,
        number: column.kind !== 'text',
        cell: ({ row }: NumberedRow) => cellText(row[index] ?? '', column),
      }))}
      rows={sheet.rows.map((row, number) => ({ row, number }))}
      rowKey={({ number }) => String(number)}
    />
  )
  return (
    <>
      {props.folded === true ? (
        <details className="fold">
          <summary>Таблица: {counted(sheet.rows.length, 'строка', 'строки', 'строк')}</summary>
          {table}
        </details>
      ) : (
        table
      )}
      {props.notes?.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
      {props.exportTo !== undefined && <ExportLink to={props.exportTo} />}
    </>
  )
}

interface NumberedRow {
  readonly row: readonly Cell[]
  readonly number: number
}

/** As Excel would show the cell. */
function cellText(cell: Cell, column: WorkbookColumn): string {
  if (typeof cell !== 'number') return cell === null ? '' : String(cell)
  switch (column.kind) {
    case 'percent':
      return formatShare(cell, column.digits ?? 1)
    case 'decimal':
      return formatNumber(cell, column.digits ?? 1)
    case 'whole':
    case 'text':
      return formatNumber(cell)
    case 'date':
      return formatDate(String(cell))
    default:
      return unreachable(column.kind)
  }
}

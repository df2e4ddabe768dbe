import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand right, in tabular figures. */
  readonly number?: boolean
  /** Sentences: the column keeps a readable width and the table scrolls instead. */
  readonly wide?: boolean
}

/**
 * A plain table: long lists stay fast. The first column names the row. Narrow screens scroll it sideways, or, where it
 * `stacks`, show every row as a small block with the titles beside the values.
 */
export function DataTable<Row>(props: {
  /** Names the table for those who cannot see it; visible as a small line above it unless `captionHidden`. */
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty?: ReactNode
  stacks?: boolean
}) {
  if (props.rows.length === 0) return <p className="empty">{props.empty ?? 'Здесь пока ничего нет.'}</p>
  return (
    // A scrolling box must be reachable by keyboard, hence the tab stop and the name.
    <div className="table-scroll" role="region" aria-label={props.caption} tabIndex={0}>
      <table className={props.stacks === true ? 'table table-stacks' : 'table'}>
        <caption className={props.captionHidden === true ? 'visually-hidden' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column, index) => (
              <th key={index} scope="col" className={columnClass(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column, index) =>
                index === 0 ? (
                  <th key={index} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={index}
                    className={columnClass(column)}
                    data-title={typeof column.title === 'string' ? column.title : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function columnClass<Row>({ number, wide }: Column<Row>): string | undefined {
  return number === true ? 'number' : wide === true ? 'wide' : undefined
}

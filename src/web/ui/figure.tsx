/** What a drawn figure carries to the page: the shape that `#documents` makes. */
export interface DrawnFigure {
  readonly svg: string
  /** One Russian sentence that says what the picture shows. */
  readonly alt: string
  readonly table: {
    readonly columns: readonly { readonly title: string; readonly numeric: boolean }[]
    readonly rows: readonly (readonly string[])[]
  }
}

/** The same figure for a wide and for a narrow screen, so that its letters keep their size. */
export interface FigurePair {
  readonly wide: DrawnFigure
  readonly narrow: string
}

/** Draws both widths of a figure. For loaders. */
export function pairOf<F extends DrawnFigure>(draw: (size: 'wide' | 'narrow') => F): FigurePair {
  const { svg, alt, table } = draw('wide')
  return { wide: { svg, alt, table }, narrow: draw('narrow').svg }
}

/** A chart drawn on the server, with its numbers as a table below. */
export function Figure(props: { figure: FigurePair; tableTitle?: string; tableShown?: boolean }) {
  const { wide, narrow } = props.figure
  const title = props.tableTitle ?? 'Числа под рисунком'
  return (
    <figure className="figure">
      <div className="figure-wide" dangerouslySetInnerHTML={{ __html: wide.svg }} />
      <div className="figure-narrow" dangerouslySetInnerHTML={{ __html: narrow }} />
      {props.tableShown !== false && (
        <details>
          <summary>{title}</summary>
          <div className="table-scroll" role="region" aria-label={title} tabIndex={0}>
            <table className="table">
              <caption className="visually-hidden">{wide.alt}</caption>
              <thead>
                <tr>
                  {wide.table.columns.map((column, index) => (
                    <th key={index} scope="col" className={column.numeric ? 'number' : undefined}>
                      {column.title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {wide.table.rows.map((row, index) => (
                  <tr key={index}>
                    {row.map((cell, at) => (
                      <td key={at} className={wide.table.columns[at]?.numeric === true ? 'number' : undefined}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </figure>
  )
}

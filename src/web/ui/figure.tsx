export interface FigureData {
  readonly svg: string
  /** One Russian sentence that says what the picture shows. */
  readonly alt: string
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] }
}

/** A chart drawn on the server, with its numbers as a table below. */
export function Figure({ figure, tableTitle = 'Числа под рисунком' }: { figure: FigureData; tableTitle?: string }) {
  return (
    <figure className="figure">
      <div role="img" aria-label={figure.alt} dangerouslySetInnerHTML={{ __html: figure.svg }} />
      <details>
        <summary>{tableTitle}</summary>
        <div className="table-scroll" role="region" aria-label={tableTitle} tabIndex={0}>
          <table className="table">
            <caption className="visually-hidden">{figure.alt}</caption>
            <thead>
              <tr>
                {figure.table.columns.map((column, index) => (
                  <th key={index} scope="col" className={index > 0 ? 'number' : undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figure.table.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, at) => (
                    <td key={at} className={at > 0 ? 'number' : undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

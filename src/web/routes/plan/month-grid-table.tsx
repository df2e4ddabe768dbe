import { Link } from 'react-router'
import type { MonthCell } from '#plan/model'
import { monthShort, monthTitle } from './plan-words.ts'

export interface MonthRowView {
  readonly measure: string
  readonly text: string
  readonly mark: string
  /** Of the measure. */
  readonly to: string
  /** One for each month, then `waits` and `undated` where the table has these columns; null where nothing is due. */
  readonly cells: readonly (MonthCell | null)[]
  /** Of the list that a cell tells of; none where the visitor sees no executions. */
  readonly links: readonly (string | null)[]
}

export interface MonthColumn {
  /** `2026-11`, `waits`, `undated`. */
  readonly key: string
  readonly current: boolean
}

/** Measures against months: a word in each cell, and how many are accepted where there are several. */
export function MonthGridTable(props: {
  caption: string
  columns: readonly MonthColumn[]
  rows: readonly MonthRowView[]
}) {
  return (
    <div className="table-scroll" role="region" aria-label={props.caption} tabIndex={0}>
      <table className="table matrix months titles">
        <caption className="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Мероприятие</th>
            {props.columns.map(({ key, current }) => (
              <th key={key} scope="col" className={current ? 'month-now' : undefined}>
                <abbr title={columnTitle(key)}>{columnShort(key)}</abbr>
                {current && <span className="visually-hidden">, текущий месяц</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.measure}>
              <th scope="row">
                <Link to={row.to}>{clipped(row.text)}</Link> <span className="note">{row.mark}</span>
              </th>
              {row.cells.map((cell, index) => (
                <td key={props.columns[index]?.key}>
                  <MonthCellView cell={cell} to={row.links[index] ?? null} dated={isMonth(props.columns[index]?.key)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What the words mean; stands under every grid. */
export function MonthLegend() {
  return (
    <p className="note" style={{ margin: '12px 0 0' }}>
      Прочерк: в этом месяце ничего не поручено. Слово говорит о том, что требует внимания прежде всего; «просрочено» –
      срок прошёл, а исполнение не отправлено. Дробь: сколько принято из того, что требуется.
    </p>
  )
}

const isMonth = (key: string | undefined): boolean => key !== undefined && /^\d/.test(key)

const columnTitle = (key: string): string =>
  key === 'waits' ? 'Ждёт даты события' : key === 'undated' ? 'Без даты' : monthTitle(key)

const columnShort = (key: string): string =>
  key === 'waits' ? 'ждёт даты' : key === 'undated' ? 'без даты' : monthShort(key)

const clipped = (text: string): string => (text.length <= 110 ? text : `${text.slice(0, 108).trimEnd()}…`)

interface Said {
  readonly word: string
  readonly look: string
}

function saidOf(cell: MonthCell, dated: boolean): Said {
  const { total, accepted, submitted, late, open, inWork, returned, paused, notRequired } = cell
  const counted = (word: string, count: number): string => (count === total && total === 1 ? word : `${word} ${count}`)
  if (late > 0) return { word: counted('просрочено', late), look: 'cell cell-late' }
  if (returned > 0) return { word: counted('возвращено', returned), look: 'cell cell-returned' }
  if (submitted > 0) return { word: counted('ждёт решения', submitted), look: 'cell cell-sent' }
  if (inWork > 0) return { word: counted('в работе', inWork), look: 'cell' }
  if (open > 0) return { word: counted(dated ? 'впереди' : 'не начато', open), look: 'cell cell-ahead' }
  if (paused > 0) return { word: counted('на паузе', paused), look: 'cell' }
  if (accepted === 0 && notRequired > 0) return { word: 'не требуется', look: 'cell' }
  return { word: 'принято', look: 'cell cell-accepted' }
}

/** The word carries the meaning, the colour repeats it. */
function MonthCellView({ cell, to, dated }: { cell: MonthCell | null; to: string | null; dated: boolean }) {
  if (cell === null) {
    return (
      <span className="cell cell-none">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">ничего не поручено</span>
      </span>
    )
  }
  const { word, look } = saidOf(cell, dated)
  const asked = cell.total - cell.notRequired
  const words = (
    <>
      {word}
      {cell.total > 1 && asked > 0 && (
        <>
          {' '}
          <span className="cell-count">
            <span className="visually-hidden">, принято </span>
            {cell.accepted}/{asked}
          </span>
        </>
      )}
    </>
  )
  return to === null ? (
    <span className={look}>{words}</span>
  ) : (
    <Link className={look} to={to}>
      {words}
    </Link>
  )
}

export interface HistoryLine {
  readonly done: string
  readonly remark: string | null
  readonly at: string
  readonly by: string
}

/** What happened to a thing, oldest first: what, why, when and by whom. */
export function HistoryList({ lines }: { lines: readonly HistoryLine[] }) {
  return (
    <ul className="list">
      {lines.map(({ done, remark, at, by }, index) => (
        <li key={`${index} ${done}`}>
          <div>
            {done}
            {remark !== null && `: ${remark}`}
            <p className="note" style={{ margin: 0 }}>
              {at}, {by}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

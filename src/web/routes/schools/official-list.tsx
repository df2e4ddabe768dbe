import type { OfficialCell } from '#screening'

export interface OfficialYear {
  readonly year: number
  readonly cells: readonly { readonly cell: OfficialCell; readonly listed: boolean; readonly own: OwnWord }[]
}

const ownWords = {
  flagged: 'расчётный признак есть',
  quiet: 'расчётного признака нет',
  'not-enough': 'для расчёта данных мало',
  absent: 'в расчёте работы нет',
} as const
/** What the calculation says of a cell of the list. */
export type OwnWord = keyof typeof ownWords

/** The official list beside our own signs; neither is taken for the truth. */
export function OfficialList({ years }: { years: readonly OfficialYear[] }) {
  const spoken = years.filter(({ cells }) => cells.length > 0)
  const listed = years.some(({ cells }) => cells.some((each) => each.listed))
  return (
    <>
      {!listed && <p>В загруженных официальных списках этой школы нет.</p>}
      {spoken.length > 0 && (
        <ul className="list list-folding">
          {spoken.map(({ year, cells }) => (
            <li key={year}>
              <span>{year} год</span>
              <span>
                {cells.map((each) => (
                  <span key={each.cell} style={{ display: 'block' }}>
                    {each.cell}: {each.listed ? 'в списке' : 'в списке нет'}
                    <span className="note">, {ownWords[each.own]}</span>
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="note">
        Список и расчётные признаки смотрят на разное и могут расходиться: ни то ни другое не доказывает нарушения.
      </p>
    </>
  )
}

import type { OfficialMarkers } from '#results'

export interface OfficialYear {
  readonly year: number
  /** «4 РУ», «5 МА»; empty when the school was on no list that year. */
  readonly cells: readonly string[]
}

/** Years of the official list with the cells in which the school stands. For loaders. */
export function officialYears(markers: readonly OfficialMarkers[]): readonly OfficialYear[] {
  return markers.map(({ year, ru4, ma4, ru5, ma5 }) => ({
    year,
    cells: [...(ru4 ? ['4 РУ'] : []), ...(ma4 ? ['4 МА'] : []), ...(ru5 ? ['5 РУ'] : []), ...(ma5 ? ['5 МА'] : [])],
  }))
}

/** The official list beside our own signs; neither is taken for the truth. */
export function OfficialList({ years }: { years: readonly OfficialYear[] }) {
  const listed = years.filter(({ cells }) => cells.length > 0)
  return (
    <>
      {listed.length === 0 ? (
        <p>В загруженных официальных списках этой школы нет.</p>
      ) : (
        <ul className="list">
          {listed.map(({ year, cells }) => (
            <li key={year}>
              <span>{year} год</span>
              <span>{cells.join(', ')}</span>
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

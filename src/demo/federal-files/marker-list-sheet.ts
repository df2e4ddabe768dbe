import type { Sheet } from '#tabular'

export interface MarkerRow {
  readonly year: number
  readonly login: string
  readonly municipality: string
  readonly school: string
  /** `4 РУ`, `4 МА`, `5 РУ`, `5 МА`. */
  readonly cells: readonly [boolean, boolean, boolean, boolean]
}

/** The list that reaches regions: a 0/1 matrix of four cells for each school and year. */
export function markerListSheet(rows: readonly MarkerRow[]): readonly Sheet[] {
  return [
    {
      name: 'Маркеры',
      rows: [
        ['Год', 'Логин', 'Муниципалитет', 'ОО', '4 РУ', '4 МА', '5 РУ', '5 МА', 'Количество маркеров'],
        ...rows.map(({ year, login, municipality, school, cells }) => {
          const flags = cells.map((flag): number => (flag ? 1 : 0))
          return [year, login, municipality, school, ...flags, flags.reduce((sum, flag) => sum + flag, 0)]
        }),
      ],
    },
  ]
}

import { formatNumber } from '#kernel/russian-text'
import { measuredErrors } from '#screening'
import type { FamilyMethod } from './family-methods.ts'

/** A line of «как часто ошибается»: what was planted and how often the whole screening noticed it. */
export interface NoticedRow {
  readonly words: string
  readonly data: string
  readonly school: string
  readonly classTest: string
}

const dataWords = { real: 'настоящие ответы', simulated: 'смоделированные ответы' } as const
const percent = (value: number | undefined) => (value === undefined ? '–' : `${formatNumber(value)}\u00a0%`)

/** Measured, never typed: the tables of docs/methods/calibration.md. */
export function noticedRows({ looksFor }: FamilyMethod): readonly NoticedRow[] {
  return looksFor.flatMap(({ mechanism, words }) =>
    (['real', 'simulated'] as const).flatMap((data) => {
      const noticed = (unit: 'school' | 'class-test') => {
        const table = measuredErrors.tables.find((each) => each.data === data && each.unit === unit)
        return (table?.noticed as Readonly<Record<string, number>> | undefined)?.[mechanism]
      }
      const [school, classTest] = [noticed('school'), noticed('class-test')]
      if (school === undefined && classTest === undefined) return []
      return [{ words, data: dataWords[data], school: percent(school), classTest: percent(classTest) }]
    }),
  )
}

/** How many of the named are honest, and how many honest regions are left in peace: over all families together. */
export function falseAlarmWords(): string {
  const schools = measuredErrors.tables.filter(({ unit }) => unit === 'school')
  const falsely = Math.max(...schools.map(({ falseDiscoveries }) => falseDiscoveries))
  const clean = Math.max(...schools.map((table) => table.clean))
  return (
    `Измерено на ${measuredErrors.seeds} регионах по сто школ, которых программа раньше не видела. ` +
    `Среди названных школ честных в среднем не больше ${formatNumber(falsely, 1)}\u00a0%. ` +
    (clean === 0
      ? 'В регионах, где ничего не подстраивали, не названа ни одна школа.'
      : `В регионах, где ничего не подстраивали, хоть кого-то назвали в ${formatNumber(clean)}\u00a0% случаев.`)
  )
}

import { awards, awardTitles, graduationYear, yearsKept, type Award } from '#honours/model'
import type { IsoDate } from '#kernel/clock'
import { parseWhole } from '#kernel/parse-number'

export interface HonoursFilter {
  readonly year: number
  readonly award: Award | undefined
  readonly words: string
}

/** Year and award out of the address; the newest year that has candidates where none is named. */
export function readHonoursFilter(search: URLSearchParams, years: readonly number[], today: IsoDate): HonoursFilter {
  const asked = parseWhole(search.get('year') ?? '')
  const year = asked !== undefined && asked >= yearsKept.from && asked <= yearsKept.to ? asked : years[0]
  const award = awards.find((each) => each === search.get('award'))
  const chosen = year ?? graduationYear(today)
  return {
    year: chosen,
    award,
    words: [`выпуск ${chosen} года`, ...(award === undefined ? [] : [awardTitles[award].toLocaleLowerCase('ru')])].join(
      ', ',
    ),
  }
}

/** Years to choose from: those with candidates, the one asked for and the one that is on. */
export function yearChoices(years: readonly number[], chosen: number, today: IsoDate): readonly string[] {
  return [...new Set([...years, chosen, graduationYear(today)])].toSorted((a, b) => b - a).map(String)
}

export const awardChoices = [
  { value: '', label: 'любая' },
  ...awards.map((award) => ({ value: award as string, label: awardTitles[award] })),
]

import { counted, formatNumber, plural } from '#kernel/russian-text'
import type { MunicipalityFinding } from '#screening/model'

export type MunicipalityOutcome = 'look' | 'quiet' | 'not-enough'

export const municipalityOutcomes: Readonly<Record<MunicipalityOutcome, string>> = {
  look: 'стоит уточнить',
  quiet: 'не выделяется',
  'not-enough': 'данных мало',
}

export function municipalityOutcome({ standsOut, withData }: MunicipalityFinding): MunicipalityOutcome {
  if (standsOut) return 'look'
  return withData === 0 ? 'not-enough' : 'quiet'
}

/** «40 школ, данных достаточно в 38. Внутри муниципалитета выделяются 3 школы.» */
export function schoolsWithinSentence({ schools, withData, within }: MunicipalityFinding): string {
  const known = `${counted(schools, 'школа', 'школы', 'школ')}, данных достаточно в\u00a0${formatNumber(withData)}.`
  if (within.length === 0) return `${known} Внутри муниципалитета школы не выделяются.`
  const verb = plural(within.length, 'выделяется', 'выделяются', 'выделяются')
  return `${known} Внутри муниципалитета ${verb} ${counted(within.length, 'школа', 'школы', 'школ')}.`
}

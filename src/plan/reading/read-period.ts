import type { Stretch } from '#deadlines/model'
import { parseWhole } from '#kernel/parse-number'
import type { IsoDate } from '#kernel/clock'
import { fold } from './fold-letters.ts'

/** The planning period that a title states: «на 2023-2024 учебный год», «в 2023, 2024 годах», «на 2025 год». */
export function readPeriod(title: string): Stretch | undefined {
  const text = fold(title)
  const schoolYear = /(20\d\d)\s*[-/]\s*(20\d\d|\d\d)\s*(?:гг?\.?\s*)?уч/.exec(text)
  if (schoolYear) return schoolYearFrom(wholeYear(schoolYear[1]))
  const years = /((?:20\d\d)(?:\s*(?:[-/,]|и)\s*20\d\d)*)\s*(?:год|гг?(?:\.|$|\s))/.exec(text)
  const named = (years?.[1]?.match(/20\d\d/g) ?? []).map(wholeYear)
  if (named.length === 0) return undefined
  return { start: `${Math.min(...named)}-01-01`, end: `${Math.max(...named)}-12-31` }
}

/** The school year that a document of a day plans: from May on, the one to come. */
export function schoolYearAround(date: IsoDate): Stretch {
  const year = wholeYear(date.slice(0, 4))
  return schoolYearFrom(date.slice(5, 7) >= '05' ? year : year - 1)
}

/** All years that the deadlines of a plan name. */
export function yearsNamed(texts: readonly string[]): Stretch | undefined {
  const years = texts.flatMap((text) => text.match(/20\d\d/g) ?? []).map(wholeYear)
  if (years.length === 0) return undefined
  return { start: `${Math.min(...years)}-01-01`, end: `${Math.max(...years)}-12-31` }
}

const schoolYearFrom = (year: number): Stretch => ({ start: `${year}-09-01`, end: `${year + 1}-08-31` })

const wholeYear = (text: string | undefined): number => parseWhole(text ?? '') ?? 0

import { counted } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import { cauchyCombination, poissonBinomialTails } from '#stats'
import type { CellFinding } from './model.ts'

export interface Persistence {
  /** Years in which something could be said. */
  readonly years: readonly number[]
  /** Years whose evidence over all cells together is below `yearLevel`. */
  readonly signYears: readonly number[]
  /** log P of at least so many such years by chance alone. */
  readonly logP: number
  readonly sentence: string
}

/** A year counts as a year with a sign at this p; by chance alone one year in twenty does. */
const yearLevel = 0.05

/**
 * Does the sign return? One year may be chance or one class; a school whose evidence returns in every year is another
 * matter. Cells of a year are combined by Cauchy, years are independent: the number of sign years is binomial.
 *
 * @param findings cells of one school over all years
 */
export function persistence(findings: readonly CellFinding[], assessments: readonly Assessment[]): Persistence {
  const yearOf = new Map(assessments.map((assessment) => [assessment.id, assessment.year]))
  const byYear = new Map<number, number[]>()
  for (const finding of findings) {
    const year = yearOf.get(finding.assessment)
    if (year === undefined) continue
    for (const indication of finding.indications) {
      if (indication.outcome !== 'tested') continue
      const list = byYear.get(year) ?? []
      list.push(indication.logP)
      byYear.set(year, list)
    }
  }
  const years = [...byYear.keys()].sort((a, b) => a - b)
  const signYears = years.filter((year) => cauchyCombination(byYear.get(year)!) <= Math.log(yearLevel))
  const chances = years.map(() => yearLevel)
  return {
    years,
    signYears,
    logP: years.length === 0 ? 0 : poissonBinomialTails(chances, signYears.length).logUpper,
    sentence: sentenceOf(years, signYears),
  }
}

function sentenceOf(years: readonly number[], signYears: readonly number[]): string {
  const all = counted(years.length, 'года', 'лет', 'лет')
  if (years.length === 0) return 'По годам сравнить нечего: данных мало.'
  if (signYears.length === 0) return `Ни в одном из ${all} с достаточными данными признаков нет.`
  if (years.length === 1) return `Данные есть за один год (${years[0]}), повторяемость не видна.`
  if (signYears.length === 1)
    return `Признаки есть в одном году (${signYears[0]}) из ${all}; год на год не повторяются.`
  return `Признаки повторяются: ${signYears.join(', ')} – ${counted(signYears.length, 'год', 'года', 'лет')} из ${years.length}.`
}

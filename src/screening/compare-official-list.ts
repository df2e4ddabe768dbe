import { counted, formatNumber } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import { hypergeometricLogUpperTail } from '#stats'

/** The four cells of the official list. */
export const officialCells = ['4 РУ', '4 МА', '5 РУ', '5 МА'] as const
export type OfficialCell = (typeof officialCells)[number]

export type OfficialAgreement = 'both' | 'only-official' | 'only-own' | 'neither'

/** A cell of a school in a year for which a list was loaded, as both worlds see it. */
export interface ListedCell {
  readonly year: number
  readonly listed: boolean
  readonly flagged: boolean
  readonly enoughData: boolean
}

export interface YearAgreement {
  readonly year: number
  /** Cells of which both can say something. */
  readonly counts: Readonly<Record<OfficialAgreement, number>>
  /** Cells with too few works for a sign: the list may name them, the screening cannot. */
  readonly unsaid: number
  readonly unsaidListed: number
}

export interface ListComparison {
  /** Newest year first. */
  readonly years: readonly YearAgreement[]
  /** log P of an overlap at least as large, were the two lists unrelated (Fisher's exact test). */
  readonly logP: number
  readonly sentence: string
}

/**
 * The official list beside our own signs, cell by cell. Neither is taken for the truth: the sentence says how far they
 * agree and how much of the agreement chance alone would give.
 */
export function compareOfficialList(cells: readonly ListedCell[]): ListComparison {
  const years = [...Map.groupBy(cells, ({ year }) => year)]
    .map(([year, own]): YearAgreement => {
      const known = own.filter(({ enoughData }) => enoughData)
      const count = (listed: boolean, flagged: boolean) =>
        known.filter((cell) => cell.listed === listed && cell.flagged === flagged).length
      const unsaid = own.filter(({ enoughData }) => !enoughData)
      return {
        year,
        counts: {
          both: count(true, true),
          'only-official': count(true, false),
          'only-own': count(false, true),
          neither: count(false, false),
        },
        unsaid: unsaid.length,
        unsaidListed: unsaid.filter(({ listed }) => listed).length,
      }
    })
    .toSorted((a, b) => b.year - a.year)
  const sum = (of: (year: YearAgreement) => number) => years.reduce((all, year) => all + of(year), 0)
  const both = sum(({ counts }) => counts.both)
  const listed = both + sum(({ counts }) => counts['only-official'])
  const own = both + sum(({ counts }) => counts['only-own'])
  const all = listed + sum(({ counts }) => counts['only-own'] + counts.neither)
  return {
    years,
    logP: all === 0 ? 0 : hypergeometricLogUpperTail(both, listed, all - listed, own),
    sentence:
      `Из ${counted(all, 'работы', 'работ', 'работ')} (школа, класс и предмет), о которых могут сказать оба, в официальном списке ${formatNumber(listed)}, ` +
      `с расчётными признаками ${formatNumber(own)}, в обоих ${formatNumber(both)}; ` +
      `если бы список и признаки не были связаны, совпало бы около ${formatNumber(all === 0 ? 0 : (listed * own) / all, 1)}. ` +
      'Ни список, ни признаки не доказывают нарушений.',
  }
}

/** The official cell of an assessment; undefined for other grades, subjects and procedures. */
export function officialCellOf(
  assessment: Pick<Assessment, 'procedure' | 'grade' | 'subject'>,
): OfficialCell | undefined {
  if (assessment.procedure !== 'ВПР' || (assessment.grade !== 4 && assessment.grade !== 5)) return undefined
  const subject = assessment.subject.toLocaleLowerCase('ru')
  if (subject.startsWith('русск')) return `${assessment.grade} РУ`
  if (subject.startsWith('матем')) return `${assessment.grade} МА`
  return undefined
}

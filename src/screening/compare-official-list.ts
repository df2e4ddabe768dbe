import { counted, formatNumber } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import { hypergeometricLogUpperTail } from '#stats'
import type { CellFinding } from './model.ts'

/** The four cells of the official list. */
export const officialCells = ['4 РУ', '4 МА', '5 РУ', '5 МА'] as const
export type OfficialCell = (typeof officialCells)[number]

/** A school of the official list in one year. */
export interface OfficialMarkers {
  readonly school: string
  readonly year: number
  readonly markers: readonly OfficialCell[]
}

export type OfficialAgreement = 'both' | 'only-official' | 'only-own' | 'neither'

export interface ListComparison {
  /** Cells of Russian and mathematics in grades 4 and 5 that stand in both worlds. */
  readonly cells: readonly {
    readonly school: string
    readonly year: number
    readonly cell: OfficialCell
    readonly agreement: OfficialAgreement
    /** Whether our own screening could have said anything there. */
    readonly enoughData: boolean
  }[]
  readonly counts: Readonly<Record<OfficialAgreement, number>>
  /** log P of an overlap at least as large, were the two lists unrelated (Fisher's exact test). */
  readonly logP: number
  readonly sentence: string
}

/**
 * The official list beside our own signs, cell by cell. Neither is taken for the truth: the sentence says how far they
 * agree and how much of the agreement chance alone would give.
 */
export function compareOfficialList(
  official: readonly OfficialMarkers[],
  findings: readonly CellFinding[],
  assessments: readonly Assessment[],
): ListComparison {
  const known = new Map(assessments.map((assessment) => [assessment.id, assessment]))
  const marked = new Set(
    official.flatMap(({ school, year, markers }) => markers.map((cell) => keyOf(school, year, cell))),
  )
  const cells = findings.flatMap((finding) => {
    const assessment = known.get(finding.assessment)
    const cell = assessment === undefined ? undefined : officialCellOf(assessment)
    if (assessment === undefined || cell === undefined) return []
    const listed = marked.has(keyOf(finding.school, assessment.year, cell))
    const agreement: OfficialAgreement = listed
      ? finding.flagged
        ? 'both'
        : 'only-official'
      : finding.flagged
        ? 'only-own'
        : 'neither'
    return [{ school: finding.school, year: assessment.year, cell, agreement, enoughData: finding.enoughData }]
  })
  const count = (agreement: OfficialAgreement) => cells.filter((item) => item.agreement === agreement).length
  const counts = {
    both: count('both'),
    'only-official': count('only-official'),
    'only-own': count('only-own'),
    neither: count('neither'),
  }
  const listed = counts.both + counts['only-official']
  const own = counts.both + counts['only-own']
  const logP = cells.length === 0 ? 0 : hypergeometricLogUpperTail(counts.both, listed, cells.length - listed, own)
  const byChance = cells.length === 0 ? 0 : (listed * own) / cells.length
  return {
    cells,
    counts,
    logP,
    sentence:
      `Из ${counted(cells.length, 'клетки', 'клеток', 'клеток')} «класс и предмет» в официальном списке ${formatNumber(listed)}, ` +
      `с расчётными признаками ${formatNumber(own)}, в обоих ${formatNumber(counts.both)}; ` +
      `при независимых списках совпало бы около ${formatNumber(byChance, 1)}. Ни тот ни другой список не доказывает нарушений.`,
  }
}

const keyOf = (school: string, year: number, cell: OfficialCell) => `${school} ${year} ${cell}`

/** The official cell of an assessment; undefined for other grades, subjects and procedures. */
export function officialCellOf(assessment: Assessment): OfficialCell | undefined {
  if (assessment.procedure !== 'ВПР' || (assessment.grade !== 4 && assessment.grade !== 5)) return undefined
  const subject = assessment.subject.toLocaleLowerCase('ru')
  if (subject.startsWith('русск')) return `${assessment.grade} РУ`
  if (subject.startsWith('матем')) return `${assessment.grade} МА`
  return undefined
}

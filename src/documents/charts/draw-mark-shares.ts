import { counted, formatNumber, formatShare } from '#kernel/russian-text'
import { drawStackedRows, type Segment } from './draw-stacked-rows.ts'
import type { Figure, FigureSize } from './figure.ts'

export interface MarkSharesRow {
  /** School, municipality, region, country or class. */
  readonly label: string
  readonly works: number | 'unknown'
  /** Shares of «2», «3», «4», «5», 0…1; or why they are not shown. */
  readonly shares: readonly [number, number, number, number] | 'too-few'
}

const segments: readonly Segment[] = [
  { label: '«2»', style: 'dark' },
  { label: '«3»', style: 'pale' },
  { label: '«4»', style: 'middle' },
  { label: '«5»', style: 'brand' },
]

/** Shares of the marks in several groups, one bar a group, percentages on the bars. */
export function drawMarkShares(
  rows: readonly MarkSharesRow[],
  size: FigureSize = 'wide',
  tooFew = 'мало участников',
): Figure {
  const alt = describe(rows)
  const drawn = drawStackedRows(
    rows.map(({ label, works, shares }) => ({
      label,
      base: shares === 'too-few' || works === 'unknown' ? '' : counted(works, 'работа', 'работы', 'работ'),
      shares: shares === 'too-few' ? tooFew : shares,
    })),
    segments,
    { alt, size },
  )
  return { ...drawn, alt, table: tableOf(rows, tooFew) }
}

function describe(rows: readonly MarkSharesRow[]): string {
  const parts = rows.map(({ label, shares }) =>
    shares === 'too-few'
      ? `${label}: данных мало`
      : `${label}: ${segments.map((segment, i) => `${segment.label} ${formatShare(shares[i] ?? 0)}`).join(', ')}`,
  )
  return `Доли отметок по группам. ${parts.join('; ')}.`
}

function tableOf(rows: readonly MarkSharesRow[], tooFew: string): Figure['table'] {
  return {
    columns: [
      { title: 'Группа', numeric: false },
      { title: 'Работ', numeric: true },
      ...segments.map(({ label }) => ({ title: `${label}, %`, numeric: true })),
    ],
    rows: rows.map(({ label, works, shares }) =>
      shares === 'too-few'
        ? [label, tooFew, '–', '–', '–', '–']
        : [
            label,
            works === 'unknown' ? 'не указано' : formatNumber(works),
            ...shares.map((share) => formatNumber(share * 100, 1)),
          ],
    ),
  }
}

import { counted, formatNumber, formatShare } from '#kernel/russian-text'
import { drawStackedRows, type Segment } from './draw-stacked-rows.ts'
import type { Figure, FigureSize } from './figure.ts'

export interface RegisterComparisonRow {
  readonly label: string
  /** Works that have both marks. */
  readonly works: number | 'unknown'
  /** Shares of works marked lower than, equal to and higher than the register, 0…1. */
  readonly shares: readonly [lower: number, equal: number, higher: number] | 'too-few'
}

const segments: readonly Segment[] = [
  { label: 'ниже журнала', style: 'dark' },
  { label: 'совпала', style: 'pale' },
  { label: 'выше журнала', style: 'brand' },
]

/** Marks against the register: bars diverge from the middle of «совпала», lower to the left, higher to the right. */
export function drawRegisterComparison(
  rows: readonly RegisterComparisonRow[],
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
    { alt, size, anchor: 1 },
  )
  return { ...drawn, alt, table: tableOf(rows, tooFew) }
}

function describe(rows: readonly RegisterComparisonRow[]): string {
  const parts = rows.map(({ label, shares }) =>
    shares === 'too-few'
      ? `${label}: данных мало`
      : `${label}: ниже ${formatShare(shares[0])}, совпала ${formatShare(shares[1])}, выше ${formatShare(shares[2])}`,
  )
  return `Сравнение отметок за работу с отметками по журналу. ${parts.join('; ')}.`
}

function tableOf(rows: readonly RegisterComparisonRow[], tooFew: string): Figure['table'] {
  return {
    columns: [
      { title: 'Группа', numeric: false },
      { title: 'Работ с двумя отметками', numeric: true },
      { title: 'Понизили, %', numeric: true },
      { title: 'Подтвердили, %', numeric: true },
      { title: 'Повысили, %', numeric: true },
    ],
    rows: rows.map(({ label, works, shares }) =>
      shares === 'too-few'
        ? [label, tooFew, '–', '–', '–']
        : [
            label,
            works === 'unknown' ? 'не указано' : formatNumber(works),
            ...shares.map((share) => formatNumber(share * 100, 1)),
          ],
    ),
  }
}

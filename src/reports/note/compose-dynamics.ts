import { drawDynamics } from '#documents'
import { counted, formatNumber, formatShare } from '#kernel/russian-text'
import type { YearOfMarks } from '../model.ts'
import { type ComposePart, isShielded, type NoteWriter, paragraph } from './note-writer.ts'
import {
  fewerThan,
  type FourShares,
  inTable,
  notShown,
  ofWorks,
  qualityOf,
  successOf,
  worksInTable,
} from './wording.ts'

/** Growth of the share of «2» in percentage points that the recommendations for analysis (2026, § 2) call negative. */
const negativeGrowth = 0.1

/** Marks over the years; years with other scales are shown but not compared. */
export const composeDynamics: ComposePart = (writer, { dynamics }) => {
  if (dynamics.length < 2) return 'none'
  const shown = dynamics.map((year) => sharesOf(year, writer))
  if (shown.filter((shares) => shares !== 'hidden').length < 2) return 'none'
  const labels = dynamics.at(-1)?.references.map(({ label }) => label) ?? []
  const figure = drawDynamics({
    measure: 'Качество (доля «4» и «5»)',
    years: dynamics.map(({ year }) => year),
    groups: [
      {
        label: writer.data.scope.shortName,
        values: dynamics.map(({ own }, i) => valueOf(own.works, shown[i] ?? 'hidden')),
      },
      ...labels.map((label) => ({
        label,
        values: dynamics.map(({ references }) => {
          const row = references.find((reference) => reference.label === label)
          return row ? valueOf(row.works, row.shares) : ('none' as const)
        }),
      })),
    ],
  })
  return {
    title: 'Динамика по годам',
    blocks: [
      paragraph(describe(dynamics, shown)),
      writer.figure('Качество по годам, % от числа работ', figure),
      writer.table(`Отметки по годам, % от числа работ: ${writer.data.scope.shortName}`, {
        columns: [
          { weight: 1.8, align: 'left' },
          { weight: 3.2, align: 'right' },
          ...Array.from({ length: 4 }, () => ({ weight: 1.7, align: 'right' as const })),
          { weight: 2.9, align: 'right' },
          { weight: 2.5, align: 'right' },
        ],
        header: [['Год', 'Работ', '«2»', '«3»', '«4»', '«5»', 'Успевае\u00adмость', 'Качество']],
        rows: dynamics.map(({ year, own }, i) => {
          const shares = shown[i] ?? 'hidden'
          if (shares === 'hidden') {
            const few = own.works !== 'unknown' && own.works < writer.data.minimumGroup
            return [String(year), notShown(7, few ? fewerThan(writer.data.minimumGroup) : 'не показано')]
          }
          const both = [inTable(successOf(shares)), inTable(qualityOf(shares))]
          return [String(year), worksInTable(own.works), ...shares.map(inTable), ...both]
        }),
      }),
    ],
  }
}

function sharesOf({ own }: YearOfMarks, { data }: NoteWriter): FourShares | 'hidden' {
  return own.works !== 'unknown' && isShielded(data, own.works) ? 'hidden' : own.shares
}

const valueOf = (works: number | 'unknown', shares: FourShares | 'hidden') =>
  shares === 'hidden' ? ('none' as const) : { share: qualityOf(shares), works }

function describe(dynamics: readonly YearOfMarks[], shown: readonly (FourShares | 'hidden')[]): string {
  const now = dynamics.at(-1)
  const before = dynamics.at(-2)
  const [sharesNow, sharesBefore] = [shown.at(-1), shown.at(-2)]
  if (!now || !before || !sharesNow || !sharesBefore || sharesNow === 'hidden' || sharesBefore === 'hidden') {
    return 'За последние два года сведений недостаточно, чтобы говорить о динамике.'
  }
  if (now.comparable === 'scale-changed') {
    return `Шкала ${now.year}\u00a0года отличается от шкалы ${before.year}\u00a0года, поэтому доли отметок этих лет напрямую не сравниваются.`
  }
  if (now.comparable === 'scale-unknown') {
    return `Шкала одного из двух последних лет неизвестна, поэтому доли отметок ${before.year} и ${now.year} годов напрямую не сравниваются.`
  }
  const growth = Math.round((sharesNow[0] - sharesBefore[0]) * 1000) / 1000
  const points = `${formatNumber(Math.abs(growth) * 100, 1)}\u00a0п.\u00a0п.`
  const change = growth === 0 ? 'не изменилась' : growth > 0 ? `выросла на ${points}` : `снизилась на ${points}`
  const rule =
    growth >= negativeGrowth
      ? ' Рост доли «2» на 10\u00a0п.\u00a0п. и более рекомендации по анализу ВПР относят к отрицательной динамике.'
      : ''
  return (
    `Доля «2» ${now.year - before.year === 1 ? 'за год' : `за ${counted(now.year - before.year, 'год', 'года', 'лет')}`} ${change}: ${formatShare(sharesBefore[0])}${ofWorks(before.own.works)} в ${before.year}\u00a0году, ` +
    `${formatShare(sharesNow[0])}${ofWorks(now.own.works)} в ${now.year}\u00a0году.${rule} ` +
    `Качество: ${formatShare(qualityOf(sharesBefore))} и ${formatShare(qualityOf(sharesNow))}.`
  )
}

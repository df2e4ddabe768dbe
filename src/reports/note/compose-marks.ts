import { drawMarkShares, type TableCell } from '#documents'
import { formatNumber, formatShare } from '#kernel/russian-text'
import type { MarkShares } from '../model.ts'
import { type ComposePart, isShielded, leadIn, note, type NoteWriter, paragraph } from './note-writer.ts'
import { hiddenUnits } from './hidden-units.ts'
import {
  comparedTo,
  fewerThan,
  type FourShares,
  inTable,
  notShown,
  ofWorks,
  qualityOf,
  successOf,
  unitWords,
  worksInTable,
} from './wording.ts'

/** Results by marks against the larger groups, with success and quality, then by class or school. */
export const composeMarks: ComposePart = (writer, { marks }) => {
  if (marks === 'missing') return 'none'
  const { own, references, units } = marks
  if (own.shares === 'hidden' || (own.works !== 'unknown' && isShielded(writer.data, own.works))) return 'none'
  const rows = [own, ...references]
  return {
    title: 'Результаты по отметкам',
    blocks: [
      paragraph(describe(own, own.shares, references)),
      writer.figure(
        'Доли отметок в сравнении',
        drawMarkShares(
          rows.map(({ label, works, shares }) => ({ label, works, shares: shares === 'hidden' ? 'too-few' : shares })),
        ),
      ),
      leadIn('Успеваемость – доля отметок «3», «4» и «5», качество – доля отметок «4» и «5».'),
      writer.table('Результаты по отметкам, % от числа работ с отметкой', {
        ...layout('Группа'),
        rows: rows.map((row) => cells(row, 'shown', writer)),
      }),
      ...unitBlocks(units, writer),
    ],
  }
}

function describe(own: MarkShares, shares: FourShares, references: readonly MarkShares[]): string {
  const [nearest] = references.filter((row) => row.shares !== 'hidden')
  const success = successOf(shares)
  const quality = qualityOf(shares)
  const first = `${own.label}: успеваемость ${formatShare(success)}, качество ${formatShare(quality)}${ofWorks(own.works)}.`
  if (!nearest || nearest.shares === 'hidden') return first
  return (
    `${first} В сравнении с группой «${nearest.label}»: успеваемость ${comparedTo(success, successOf(nearest.shares))} ` +
    `(там ${formatShare(successOf(nearest.shares))}${ofWorks(nearest.works)}), качество ` +
    `${comparedTo(quality, qualityOf(nearest.shares))} (там ${formatShare(qualityOf(nearest.shares))}).`
  )
}

const layout = (column: string) => ({
  columns: [
    { weight: 6.4, align: 'left' as const },
    { weight: 2.8, align: 'right' as const },
    ...Array.from({ length: 4 }, () => ({ weight: 1.7, align: 'right' as const })),
    { weight: 2.7, align: 'right' as const },
    { weight: 2.5, align: 'right' as const },
  ],
  header: [[column, 'Работ', '«2»', '«3»', '«4»', '«5»', 'Успева\u00adемость', 'Каче\u00adство']],
})

function cells(row: MarkShares, state: 'shown' | 'small' | 'hidden', { data }: NoteWriter): TableCell[] {
  if (state === 'hidden' || row.shares === 'hidden') return [row.label, notShown(7, 'не показано')]
  if (state === 'small' && data.audience === 'authority') return [row.label, notShown(7, fewerThan(data.minimumGroup))]
  if (state === 'small' && row.works !== 'unknown') {
    const works = row.works
    const count = (share: number) => `${formatNumber(Math.round(share * works))}*`
    return [
      row.label,
      formatNumber(works),
      ...row.shares.map(count),
      count(successOf(row.shares)),
      count(qualityOf(row.shares)),
    ]
  }
  return [
    row.label,
    worksInTable(row.works),
    ...row.shares.map(inTable),
    inTable(successOf(row.shares)),
    inTable(qualityOf(row.shares)),
  ]
}

function unitBlocks(units: readonly MarkShares[], writer: NoteWriter) {
  if (units.length < 2) return []
  const { data } = writer
  const words = unitWords[data.scope.kind]
  const sizes = units.map(({ works, shares }) => (works === 'unknown' || shares === 'hidden' ? 0 : works))
  const shielded = hiddenUnits(sizes, data)
  const stateOf = (i: number) => {
    const size = sizes[i] ?? 0
    return size > 0 && size < data.minimumGroup ? 'small' : shielded[i] === true ? 'hidden' : 'shown'
  }
  const states = units.map((_, i) => stateOf(i))
  return [
    writer.table(`Результаты ${words.by}, % от числа работ с отметкой`, {
      ...layout(words.column),
      rows: units.map((unit, i) => cells(unit, states[i] ?? 'shown', writer)),
    }),
    ...(data.audience === 'school' && states.includes('small')
      ? [
          note(
            `* Участников меньше ${formatNumber(data.minimumGroup)}: показано число работ, доли на таком числе ненадёжны.`,
          ),
        ]
      : []),
  ]
}

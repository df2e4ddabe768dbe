import type { Block } from '#documents'
import { isShielded, leadIn, type NoteWriter, titleOf } from './note-writer.ts'
import { fewerThan, inTable, notShown, qualityOf, successOf, worksInTable } from './wording.ts'

/** All assessments of the procedure side by side, where there are several. */
export function composeSummary(writer: NoteWriter): Block[] {
  const { assessments, minimumGroup, scope } = writer.data
  if (assessments.length < 2) return []
  return [
    writer.section('Сводные результаты'),
    leadIn('Успеваемость – доля отметок «3», «4» и «5», качество – доля отметок «4» и «5».'),
    writer.table(`Результаты по предметам и классам, % от числа работ с отметкой: ${scope.shortName}`, {
      columns: [
        { weight: 52, align: 'left' },
        { weight: 20, align: 'right' },
        ...Array.from({ length: 4 }, () => ({ weight: 15, align: 'right' as const })),
        { weight: 25, align: 'right' },
        { weight: 22, align: 'right' },
      ],
      header: [['Предмет, класс', 'Работ', '«2»', '«3»', '«4»', '«5»', 'Успевае\u00adмость', 'Качество']],
      rows: assessments.map((assessment) => {
        const title = titleOf(assessment)
        const { marks } = assessment
        if (marks === 'missing') return [title, notShown(7, 'нет данных об отметках')]
        const { works, shares } = marks.own
        if (works !== 'unknown' && isShielded(writer.data, works)) return [title, notShown(7, fewerThan(minimumGroup))]
        if (shares === 'hidden') return [title, notShown(7, 'не показано')]
        const both = [inTable(successOf(shares)), inTable(qualityOf(shares))]
        return [title, worksInTable(works), ...shares.map(inTable), ...both]
      }),
    }),
  ]
}

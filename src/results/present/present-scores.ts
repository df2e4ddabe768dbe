import type { WorkbookSheet } from '#tabular'
import type { AnalysisTable, ScoreFigures } from '../analysis-model.ts'
import { hiddenCell, known } from './hidden-cell.ts'

/** Распределение первичных баллов: one line for each score, one column for each group, so that long scales stay readable. */
export function presentScores(table: AnalysisTable<ScoreFigures>): WorkbookSheet {
  const most = Math.max(0, ...table.rows.map(({ figures }) => (figures === 'hidden' ? 0 : figures.shares.length - 1)))
  const { scale } = table.assessment
  return {
    name: 'Первичные баллы',
    title: 'Распределение первичных баллов',
    filter: table.filter,
    columns: [
      { header: 'Балл', kind: 'whole' },
      { header: 'Отметка по шкале', kind: 'text' },
      ...table.rows.map(({ group }) => ({ header: group.name, kind: 'percent' as const })),
    ],
    rows: [
      [
        'Участники',
        '',
        ...table.rows.map(({ figures }) => (figures === 'hidden' ? hiddenCell : people(figures.participants))),
      ],
      ...Array.from({ length: most + 1 }, (_, score) => [
        score,
        scale === 'missing'
          ? '–'
          : score >= scale[5]
            ? '«5»'
            : score >= scale[4]
              ? '«4»'
              : score >= scale[3]
                ? '«3»'
                : '«2»',
        ...table.rows.map(({ figures }) => (figures === 'hidden' ? hiddenCell : (figures.shares[score] ?? 0))),
      ]),
    ],
  }
}

/** A count as text, since its column holds percents. */
function people(count: number | 'unknown'): string {
  return String(known(count))
}

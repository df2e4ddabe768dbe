import { formatNumber } from '#kernel/russian-text'
import { type ComposePart, isShielded, leadIn } from './note-writer.ts'
import { columnFor, inTable, softened, worksInTable } from './wording.ts'

/** Planned results of the codifier with the share of points earned for them. */
export const composePlannedResults: ComposePart = (writer, { plannedResults }) => {
  if (plannedResults === 'missing' || plannedResults.rows.length === 0) return 'none'
  const { works, references, rows } = plannedResults
  if (isShielded(writer.data, works)) return 'none'
  return {
    title: 'Достижение планируемых результатов',
    blocks: [
      leadIn(
        'Доля баллов, полученных за задания, которые проверяют планируемый результат; в скобках в заголовке указано число работ.',
      ),
      writer.table('Достижение планируемых результатов, %', {
        columns: [
          { weight: 80, align: 'left' },
          { weight: 20, align: 'left' },
          { weight: columnFor(writer.data.scope.shortName, works), align: 'right' },
          ...references.map((group) => ({ weight: columnFor(group.label, group.works), align: 'right' }) as const),
        ],
        header: [
          [
            'Планируемый результат',
            'Задания',
            `${writer.data.scope.shortName} (${formatNumber(works)})`,
            ...references.map((reference) => `${softened(reference.label)} (${worksInTable(reference.works)})`),
          ],
        ],
        rows: rows.map((row) => [
          row.text,
          row.tasks.join(', '),
          inTable(row.share),
          ...references.map((_, i) => inTable(row.references[i] ?? 'unknown')),
        ]),
      }),
    ],
  }
}

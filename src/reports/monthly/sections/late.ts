import type { ReadTx } from '#db'
import { counted, formatDate } from '#kernel/russian-text'
import type { PlanMeasureId } from '#plan/model'
import { countByMeasure } from './executions-of.ts'
import { measureTables } from './measure-tables.ts'
import { type ReportSection, type SectionQuestion, text } from './report-section.ts'
import { lateNow } from './which-executions.ts'

/** Names in one cell; the rest are counted. */
const mostNames = 6

/** What is late at the moment of the report: by measure how many schools, since when, and which of them. */
export const late: ReportSection = {
  id: 'late',
  title: 'Просрочено',
  async build(tx, question) {
    const rows = await countByMeasure(tx, question, lateNow(tx, question))
    if (rows.length === 0) return [text('Просроченных исполнений нет.')]
    const oldest = { title: 'Самый ранний срок', weight: 17, align: 'left' } as const
    const since = ({ first }: { readonly first: string | null }): string => (first === null ? '' : formatDate(first))
    if (question.node.kind === 'school') return measureTables(rows, [{ ...oldest, cell: since }])
    const few = rows.filter(({ nodes }) => nodes <= mostNames).map(({ measure }) => measure)
    const names = await namesByMeasure(tx, question, few)
    return measureTables(rows, [
      { ...oldest, cell: since },
      {
        title: 'Где',
        weight: 28,
        align: 'left',
        cell: ({ measure, nodes }) =>
          nodes > mostNames ? counted(nodes, 'школа', 'школы', 'школ') : (names.get(measure) ?? []).join(', '),
      },
    ])
  },
}

async function namesByMeasure(
  tx: ReadTx,
  question: SectionQuestion,
  measures: readonly PlanMeasureId[],
): Promise<ReadonlyMap<PlanMeasureId, readonly string[]>> {
  if (measures.length === 0) return new Map()
  const rows = await lateNow(tx, question)
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .select(['e.measure_id as measure', 'n.short_name as name', 'n.sort_key'])
    .distinct()
    .where('e.measure_id', 'in', measures)
    .orderBy('n.sort_key')
    .execute()
  const names = new Map<PlanMeasureId, string[]>()
  for (const { measure, name } of rows) names.set(measure, [...(names.get(measure) ?? []), name])
  return names
}

import type { ReadTx } from '#db'
import type { PlanMeasureId } from '#plan/model'
import { countByMeasure, whoWords } from './executions-of.ts'
import { measureTables } from './measure-tables.ts'
import { type ReportSection, type SectionQuestion, text } from './report-section.ts'
import { doneIn } from './which-executions.ts'

/** What was accepted in the stretch, with what shows it. */
export const done: ReportSection = {
  id: 'done',
  title: 'Исполнено и принято',
  async build(tx, question) {
    const rows = await countByMeasure(tx, question, doneIn(tx, question))
    if (rows.length === 0) return [text('За отчётное время принятых исполнений нет.')]
    const evidence = await evidenceByMeasure(tx, question)
    const isSchool = question.node.kind === 'school'
    return measureTables(rows, [
      {
        title: isSchool ? 'Принято' : 'У кого',
        weight: 21,
        align: isSchool ? 'right' : 'left',
        cell: (row) => (isSchool ? String(row.executions) : whoWords(row)),
      },
      { title: 'Подтверждение', weight: 30, align: 'left', cell: ({ measure }) => evidence.get(measure) ?? '' },
    ])
  },
}

/** «Протокол.pdf и ещё 24», by measure. */
async function evidenceByMeasure(tx: ReadTx, question: SectionQuestion): Promise<ReadonlyMap<PlanMeasureId, string>> {
  const rows = await doneIn(tx, question)
    .innerJoin('plan_evidence_use as u', 'u.execution_id', 'e.id')
    .innerJoin('plan_evidence as ev', 'ev.id', 'u.evidence_id')
    .select(({ fn }) => [
      'e.measure_id as measure',
      fn.min('ev.title').as('title'),
      fn.count<number>('ev.id').distinct().as('count'),
    ])
    .groupBy('e.measure_id')
    .execute()
  return new Map(
    rows.map(({ measure, title, count }) => [measure, count > 1 ? `${title} и ещё ${count - 1}` : (title ?? '')]),
  )
}

import type { Deadline } from '#deadlines/model'
import type { PlanReading } from './model.ts'
import { whereKey } from './where-title.ts'

/** The answer of `obyektiv plan read --json`, as the data contract states it. */
export function readingAnswer(reading: PlanReading) {
  const { head, clauses, measures, unread, warnings } = reading
  return {
    document: {
      kind: head.kind,
      authority: head.authority,
      number: head.number,
      date: head.date,
      title: head.title,
      signatory: head.signatory,
      period: `${head.period.start}/${head.period.end}`,
    },
    clauses: clauses.map(({ number, text, responsible, deadline }) => ({ number, text, responsible, deadline })),
    measures: measures.map((measure) => ({
      section: measure.section,
      number: measure.number,
      text: measure.text,
      items: measure.items.map((item) => item.text),
      deadline: measure.deadline,
      responsible: measure.responsible,
      participants: measure.participants,
      result: measure.result,
      targets: measure.targets.map(({ value, comparison, unit, what }) => ({
        value,
        comparison,
        what: unit === 'percent' ? `% ${what}`.trim() : what,
      })),
    })),
    unread: unread.map((passage) => passage.text),
    warnings: [
      ...warnings.map(({ where, rule, quote }) => ({ where: whereKey(where, reading), rule, quote })),
      ...clauses.flatMap(({ deadline }, index) => ofDeadline(deadline, whereKey({ kind: 'clause', index }, reading))),
      ...measures.flatMap(({ deadline, order }) => ofDeadline(deadline, whereKey({ kind: 'measure', order }, reading))),
    ],
  }
}

const ofDeadline = (deadline: Deadline | null, where: string) =>
  (deadline?.warnings ?? []).map(({ rule, quote }) => ({ where, rule, quote }))

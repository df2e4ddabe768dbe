import { printParts } from '#deadlines'
import type { Deadline } from '#deadlines/model'
import type { Finding, PlanMeasure, PlanReading } from '#plan/model'
import type { ReviewRow } from './review-rows.tsx'

/** Rows of a document that was only read: clauses of the order first, then the measures of the plan. */
export function rowsOfReading(reading: PlanReading, findings: readonly Finding[]): ReviewRow[] {
  return [
    ...reading.clauses.map((clause, index): ReviewRow => ({
      key: `c${index}`,
      section: 'Пункты приказа',
      number: clause.number,
      text: clause.text,
      deadline: clause.deadline,
      understood: understood(clause.deadline),
      responsible: clause.responsible,
      result: null,
      places: clause.places,
      findings: findings.filter(({ where }) => where.kind === 'clause' && where.index === index),
    })),
    ...reading.measures.map((measure): ReviewRow => ({
      key: `m${measure.order}`,
      section: measure.section ?? (reading.clauses.length > 0 ? 'Мероприятия плана' : null),
      number: measure.number,
      text: measure.text,
      deadline: measure.deadline,
      understood: understood(measure.deadline),
      responsible: measure.responsible,
      result: measure.result,
      places: Object.values(measure.places).flat(),
      findings: findings.filter(({ where }) => where.kind === 'measure' && where.order === measure.order),
    })),
  ]
}

/** Rows of a draft. A row is found by its id, so that it stays chosen when others change. */
export function rowOfMeasure(measure: PlanMeasure, findings: readonly Finding[], hasClauses: boolean): ReviewRow {
  return {
    key: measure.id,
    section:
      measure.origin === 'clause' ? 'Пункты приказа' : (measure.section ?? (hasClauses ? 'Мероприятия плана' : null)),
    number: measure.number,
    text: measure.text,
    deadline: measure.deadline,
    understood: understood(measure.deadline),
    responsible: measure.responsible,
    result: measure.result,
    places: measure.places,
    findings,
  }
}

const understood = (deadline: Deadline | null): string => (deadline === null ? '' : printParts(deadline.parts))

import { newId } from '#kernel/new-id'
import type { NodeKind } from '#organisations/model'
import type { Clause, Measure, MeasureDecision, PlanDecisions, PlanId, PlanMeasure, PlanMeasureId } from './model.ts'
import { suggestDecision } from './suggest-decision.ts'

/** A clause as a row of the plan at the position given. */
export function rowOfClause(
  clause: Clause,
  at: { readonly plan: PlanId; readonly position: number; readonly kind: NodeKind },
  decision?: MeasureDecision,
): PlanMeasure {
  return {
    ...decided(clause, decision, at.kind),
    id: newId<PlanMeasureId>(),
    plan: at.plan,
    origin: 'clause',
    position: at.position,
    section: null,
    number: clause.number,
    text: clause.text,
    items: [],
    deadline: clause.deadline,
    responsible: clause.responsible,
    participants: null,
    result: null,
    targets: [],
    places: clause.places,
    version: 1,
  }
}

export function rowOfRow(
  measure: Measure,
  at: { readonly plan: PlanId; readonly position: number; readonly kind: NodeKind },
  decision?: MeasureDecision,
): PlanMeasure {
  return {
    ...decided(measure, decision, at.kind),
    id: newId<PlanMeasureId>(),
    plan: at.plan,
    origin: 'measure',
    position: at.position,
    section: measure.section,
    number: measure.number,
    text: measure.text,
    items: measure.items,
    deadline: measure.deadline,
    responsible: measure.responsible,
    participants: measure.participants,
    result: measure.result,
    targets: measure.targets,
    places: Object.values(measure.places).flat(),
    version: 1,
  }
}

/** Clauses first, then measures, in the order of the document. */
export function rowsOfReading(
  { clauses, measures }: { readonly clauses: readonly Clause[]; readonly measures: readonly Measure[] },
  { plan, kind, decisions }: { readonly plan: PlanId; readonly kind: NodeKind; readonly decisions: PlanDecisions },
): readonly PlanMeasure[] {
  return [
    ...clauses.map((clause, index) =>
      rowOfClause(clause, { plan, kind, position: index + 1 }, decisions.clauses?.[index]),
    ),
    ...measures.map((measure, index) =>
      rowOfRow(measure, { plan, kind, position: clauses.length + index + 1 }, decisions.measures?.[measure.order]),
    ),
  ]
}

function decided(row: Measure | Clause, decision: MeasureDecision = {}, kind: NodeKind) {
  const suggested = suggestDecision(row, kind)
  const scope = decision.scope ?? suggested.scope
  return {
    kind: decision.kind ?? suggested.kind,
    tracked: decision.tracked ?? suggested.tracked,
    scope,
    schools: scope === 'named-schools' ? (decision.schools ?? []) : [],
    ownerRole: decision.ownerRole ?? suggested.ownerRole,
    owner: decision.owner ?? null,
    controlRule: decision.controlRule ?? suggested.controlRule,
    minutes: decision.minutes ?? null,
  }
}

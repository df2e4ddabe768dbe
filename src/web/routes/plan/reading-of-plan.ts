import type { Plan, PlanMeasure, PlanReading } from '#plan/model'

/**
 * The plan as it stands now, in the shape that the check looks at. `measures` and `clauses` keep the order of the plan,
 * so that a finding about the n-th of them is about the n-th row here.
 */
export function readingOfPlan(plan: Plan, measures: readonly PlanMeasure[]): PlanReading {
  const ofOrigin = (origin: PlanMeasure['origin']) => measures.filter((measure) => measure.origin === origin)
  const clauses = ofOrigin('clause')
  return {
    head: {
      kind: clauses.length > 0 ? 'order' : 'plan',
      authority: plan.authority,
      number: plan.orderNumber,
      date: plan.orderDate,
      title: plan.title,
      planTitle: plan.title,
      preamble: plan.preamble,
      place: null,
      signatory: plan.signatory,
      executor: null,
      period: plan.period,
      periodFrom: 'given',
    },
    clauses: clauses.map(({ number, text, responsible, deadline, places }) => ({
      number: number ?? '',
      text,
      responsible,
      deadline,
      places,
    })),
    measures: ofOrigin('measure').map((measure, index) => ({
      order: index + 1,
      section: measure.section,
      number: measure.number,
      text: measure.text,
      items: measure.items,
      deadline: measure.deadline,
      responsible: measure.responsible,
      participants: measure.participants,
      result: measure.result,
      targets: measure.targets,
      places: { number: [], text: measure.places, deadline: [], responsible: [], participants: [], result: [] },
    })),
    unread: plan.unread,
    warnings: plan.warnings,
    columns: {},
    headings: [],
  }
}

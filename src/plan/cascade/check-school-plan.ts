import { formatDate } from '#kernel/russian-text'
import type { IsoDate } from '#kernel/clock'
import { checkPlan } from '../checking/check-plan.ts'
import { type CheckContext, quoted } from '../checking/plan-rule.ts'
import type { DerivedRow, Finding, OwnRow, PlanMeasureId, PlanReading, SchoolPlan, SchoolPlanRows } from '../model.ts'

/** A remark of the check, with the row it stands at. */
export interface RowFinding extends Finding {
  readonly measure: PlanMeasureId
}

/**
 * «Рентген» of a school's plan: the rules of every plan on the rows that the school wrote itself, and whether its dates
 * fit those of the municipal plan. Rules about a document as a whole are for orders and stay out.
 */
export function checkSchoolPlan(
  plan: SchoolPlan,
  rows: SchoolPlanRows,
  context: CheckContext & { readonly today: IsoDate },
): readonly RowFinding[] {
  const ofRules = checkPlan(readingOf(plan, rows.own), context).flatMap((finding) => {
    const row = finding.where.kind === 'measure' ? rows.own[finding.where.order - 1] : undefined
    return row === undefined ? [] : [{ ...finding, measure: row.measure.id }]
  })
  return [
    ...rows.derived.flatMap(laterThanControl),
    ...ofRules,
    ...rows.own.flatMap((row, index) => alreadyPast(row, index + 1, context.today)),
  ]
}

/** Dates of events move: what fitted when it was written may be late now. */
function laterThanControl({ measure, ownDate, executions }: DerivedRow): readonly RowFinding[] {
  const last = executions.findLast(({ controlDate }) => controlDate !== null)?.controlDate ?? null
  if (ownDate === null || last === null || ownDate <= last) return []
  return [
    {
      rule: 'later-than-municipal',
      severity: 'error',
      where: { kind: 'measure', order: measure.position },
      measure: measure.id,
      quote: quoted(measure.text),
      reason: `Свой срок школы (${formatDate(ownDate)}) позже контрольной даты муниципального плана (${formatDate(last)}).`,
      advice: 'Назначьте срок не позже муниципального.',
      mend: null,
    },
  ]
}

function alreadyPast({ measure, executions }: OwnRow, order: number, today: IsoDate): readonly RowFinding[] {
  const control = measure.deadline?.control ?? null
  if (control === null || control >= today || executions.length > 0) return []
  if (measure.deadline?.parts.some(({ end }) => end === null || end >= today) === true) return []
  return [
    {
      rule: 'already-past',
      severity: 'warning',
      where: { kind: 'measure', order },
      measure: measure.id,
      quote: measure.deadline?.text ?? '',
      reason: `Срок прошёл ещё до согласования плана: ${formatDate(control)}`,
      advice: 'Назначьте срок, до которого работу ещё можно сделать.',
      mend: null,
    },
  ]
}

/** Own rows in the shape that the check looks at. */
function readingOf(plan: SchoolPlan, own: readonly OwnRow[]): PlanReading {
  return {
    head: {
      kind: 'plan',
      authority: null,
      number: null,
      date: null,
      title: plan.title,
      planTitle: plan.title,
      preamble: null,
      place: null,
      signatory: null,
      executor: null,
      period: plan.period,
      periodFrom: 'given',
    },
    clauses: [],
    measures: own.map(({ measure }, index) => ({
      order: index + 1,
      section: null,
      // Numbers of rows are the program's own here: there is nothing to look at in them.
      number: String(index + 1),
      text: measure.text,
      items: measure.items,
      deadline: measure.deadline,
      responsible: measure.responsible,
      participants: measure.participants,
      result: measure.result,
      targets: measure.targets,
      places: { number: [], text: [], deadline: [], responsible: [], participants: [], result: [] },
    })),
    unread: [],
    warnings: [],
    // A school's plan has every column: an empty one is a thing to say.
    columns: { text: [0], deadline: [1], responsible: [2], result: [3] },
    headings: [],
  }
}

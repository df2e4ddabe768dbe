import { eventDatesFor } from '#calendar'
import type { Calendar } from '#calendar/model'
import { type ExpansionContext, russianWorkingDays } from '#deadlines'
import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { type Due, fanOut } from './fan-out.ts'
import type { PlanMeasure } from './model.ts'

export interface PlanTerms {
  readonly period: Stretch
  /** The date of the order; null where it has none. */
  readonly approved: IsoDate | null
}

/** What the deadlines of one executor are reckoned in: a school's own dates of a procedure go before everybody's. */
export function expansionFor(terms: PlanTerms, calendar: Calendar, executor?: NodeId): ExpansionContext {
  const approved = terms.approved === null ? {} : { approved: terms.approved }
  const own = executor === undefined ? {} : { executor }
  return {
    period: terms.period,
    workingDays: russianWorkingDays,
    ...approved,
    events: eventDatesFor(calendar, { period: terms.period, ...approved, ...own }),
  }
}

/** When a measure comes due for each who carries it out; reckoned once for all who have no dates of their own. */
export function duesByExecutor(
  measure: Pick<PlanMeasure, 'items' | 'deadline' | 'controlRule'>,
  terms: PlanTerms,
  calendar: Calendar,
): (executor: NodeId) => readonly Due[] {
  const common = fanOut(measure, expansionFor(terms, calendar))
  if (!common.some(({ bound }) => bound !== undefined)) return () => common
  const withOwnDates = new Set(calendar.schools.map(({ school }) => school))
  return (executor) => (withOwnDates.has(executor) ? fanOut(measure, expansionFor(terms, calendar, executor)) : common)
}

import type { Act } from '#audit'
import {
  type CalendarProblem,
  calendarProblemSentence,
  calendarWithEvent,
  calendarWithSchoolDates,
  type EventChange,
  planEventChange,
  planSchoolDates,
  type SchoolDatesDraft,
  type SchoolSchedule,
  writeEventChange,
  writeSchoolDates,
} from '#calendar'
import type { Calendar, CalendarEvent } from '#calendar/model'
import type { ReadTx, WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { RedatingPreview } from './model.ts'
import type { RedatingScope } from './redate-bound.ts'
import { describeRedating, fingerprintOf, reckonRedating, type Redating, writeRedating } from './redate-executions.ts'

/** Between the preview and the confirmation the work has changed: nothing is moved, the new preview is shown. */
export type RedatingProblem = CalendarProblem | { readonly kind: 'affected-changed'; readonly preview: RedatingPreview }

export function redatingProblemSentence(problem: RedatingProblem): string {
  return problem.kind === 'affected-changed'
    ? 'Пока страница была открыта, исполнения изменились. Посмотрите ещё раз, кого затронут новые даты, и подтвердите.'
    : calendarProblemSentence(problem)
}

/** Who would be affected by a change of an event. */
export async function previewEventChange(
  tx: ReadTx,
  act: Act,
  change: EventChange,
): Promise<Result<RedatingPreview, CalendarProblem>> {
  const planned = await planEventChange(tx, act, change)
  if (!planned.ok) return planned
  const { value } = planned
  return ok(await preview(tx, { plansUnder: value.nodePath }, (calendar) => calendarWithEvent(calendar, value)))
}

/**
 * Changes an event and moves the executions that hang on it, in one transaction. `seen` is the fingerprint of the preview
 * that the person confirmed.
 */
export async function makeEventChange(
  tx: WriteTx,
  act: Act,
  change: EventChange,
  seen: string,
): Promise<Result<{ readonly event: CalendarEvent | undefined; readonly moved: number }, RedatingProblem>> {
  const planned = await planEventChange(tx, act, change)
  if (!planned.ok) return planned
  const { value } = planned
  const redating = await reckonRedating(tx, { plansUnder: value.nodePath }, (calendar) =>
    calendarWithEvent(calendar, value),
  )
  const stale = await differs(tx, redating, seen)
  if (stale !== undefined) return err(stale)
  const written = await writeEventChange(tx, act, value)
  if (!written.ok) return written
  await writeRedating(tx, act, redating)
  return ok({ event: written.value, moved: redating.moves.length })
}

/** Which executions of the school would be affected by its new dates. */
export async function previewSchoolDates(
  tx: ReadTx,
  draft: SchoolDatesDraft,
): Promise<Result<RedatingPreview, CalendarProblem>> {
  const planned = await planSchoolDates(tx, draft)
  if (!planned.ok) return planned
  const { value } = planned
  return ok(await preview(tx, { school: value.school }, withDates(value)))
}

/** Writes the dates of a school and moves its executions that hang on them, in one transaction. */
export async function makeSchoolDates(
  tx: WriteTx,
  act: Act,
  draft: SchoolDatesDraft,
  seen: string,
): Promise<Result<{ readonly schedule: SchoolSchedule; readonly moved: number }, RedatingProblem>> {
  const planned = await planSchoolDates(tx, draft)
  if (!planned.ok) return planned
  const { value } = planned
  const redating = await reckonRedating(tx, { school: value.school }, withDates(value))
  const stale = await differs(tx, redating, seen)
  if (stale !== undefined) return err(stale)
  const written = await writeSchoolDates(tx, act, value)
  if (!written.ok) return written
  await writeRedating(tx, act, redating)
  return ok({ schedule: written.value, moved: redating.moves.length })
}

const withDates =
  ({ school, schoolYear, procedure, dates }: SchoolSchedule) =>
  (calendar: Calendar): Calendar =>
    calendarWithSchoolDates(calendar, { school, schoolYear, procedure }, dates)

async function preview(tx: ReadTx, scope: RedatingScope, changed: (calendar: Calendar) => Calendar) {
  return describeRedating(tx, await reckonRedating(tx, scope, changed))
}

async function differs(tx: ReadTx, redating: Redating, seen: string): Promise<RedatingProblem | undefined> {
  if (fingerprintOf(redating) === seen) return undefined
  return { kind: 'affected-changed', preview: await describeRedating(tx, redating) }
}

import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { CalendarProblem } from './calendar-problem.ts'
import { readDay } from './read-day.ts'
import { readEventName } from './event-name.ts'
import { eventOf } from './event-row.ts'
import { type CalendarEvent, type EventId, type EventKind, type SchoolYear, stretchOfSchoolYear } from './model.ts'
import './tables.ts'

/** An event as a person writes it down. Texts as typed; empty dates leave the event waiting for them. */
export interface EventDraft {
  readonly node: NodeId
  readonly schoolYear: SchoolYear
  readonly kind: Exclude<EventKind, 'procedure'>
  /** The name of one procedure makes it the window of that procedure, whatever the kind. */
  readonly name: string
  readonly start: string
  /** Empty: the event is one day long. */
  readonly end: string
  readonly basis: string
}

export type EventChange =
  | { readonly kind: 'add'; readonly draft: EventDraft }
  | { readonly kind: 'change'; readonly event: EventId; readonly version: number; readonly draft: EventDraft }
  | { readonly kind: 'remove'; readonly event: EventId; readonly version: number }

/** A change that was checked and can be written: what stood before and what would stand after. */
export interface PlannedEvent {
  readonly nodePath: string
  readonly before: CalendarEvent | undefined
  readonly after: CalendarEvent | undefined
}

/** Checks a change of an event without making it. */
export async function planEventChange(
  tx: ReadTx,
  act: Act,
  change: EventChange,
): Promise<Result<PlannedEvent, CalendarProblem>> {
  const before = change.kind === 'add' ? undefined : await findEvent(tx, change.event)
  if (change.kind !== 'add') {
    if (before === undefined) return err({ kind: 'no-such-event' })
    if (before.version !== change.version) return err({ kind: 'stale-event', current: before })
  }
  const nodeId = before?.node ?? (change.kind === 'add' ? change.draft.node : undefined)
  const node = nodeId === undefined ? undefined : await getNode(tx, nodeId)
  if (node === undefined) return err({ kind: 'no-such-node' })
  if (change.kind === 'remove') return ok({ nodePath: node.path, before, after: undefined })
  const after = eventFrom(change.draft, act, before)
  if (!after.ok) return after
  const rival = await findNamesake(tx, after.value)
  if (rival !== undefined) return err({ kind: 'event-exists', event: rival })
  return ok({ nodePath: node.path, before, after: after.value })
}

/** Writes what {@link planEventChange} has checked; refused where somebody else was faster. */
export async function writeEventChange(
  tx: WriteTx,
  act: Act,
  { nodePath, before, after }: PlannedEvent,
): Promise<Result<CalendarEvent | undefined, CalendarProblem>> {
  const changed = before !== undefined && (await replaceEvent(tx, before, after))
  if (before !== undefined && !changed) {
    const current = await findEvent(tx, before.id)
    return err(current === undefined ? { kind: 'no-such-event' } : { kind: 'stale-event', current })
  }
  if (before === undefined && after !== undefined) await tx.insertInto('calendar_event').values(rowOf(after)).execute()
  const shown = after ?? before
  await appendAudit(tx, {
    ...act,
    action: after === undefined ? 'calendar.remove-event' : 'calendar.save-event',
    nodePath,
    subject: shown?.id ?? '',
    details: {
      name: shown?.name ?? '',
      schoolYear: shown?.schoolYear ?? 0,
      from: datesIn(before),
      ...(after === undefined ? {} : { to: datesIn(after), basis: after.basis ?? '' }),
    },
  })
  return ok(after)
}

const datesIn = (event: CalendarEvent | undefined): string =>
  event === undefined || event.start === null ? '' : `${event.start}/${event.end ?? event.start}`

export async function findEvent(tx: ReadTx, id: EventId): Promise<CalendarEvent | undefined> {
  const row = await tx.selectFrom('calendar_event').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : eventOf(row)
}

function eventFrom(
  draft: EventDraft,
  act: Act,
  before: CalendarEvent | undefined,
): Result<CalendarEvent, CalendarProblem> {
  const name = draft.name.trim().replace(/\s+/g, ' ')
  if (name === '') return err({ kind: 'no-name' })
  const start = readDay(draft.start)
  const end = draft.end.trim() === '' ? start : readDay(draft.end)
  if (!start.ok) return start
  if (!end.ok) return end
  const problem = problemOfDates(start.value, end.value, draft.schoolYear)
  if (problem !== undefined) return err(problem)
  const meant = readEventName(name)
  const basis = draft.basis.trim()
  return ok({
    id: before?.id ?? newId<EventId>(),
    node: before?.node ?? draft.node,
    schoolYear: draft.schoolYear,
    kind: meant.kind === 'procedure' ? 'procedure' : draft.kind,
    procedure: meant.kind === 'procedure' ? meant.procedure : null,
    name: meant.kind === 'procedure' ? meant.procedure : name,
    start: start.value,
    end: end.value,
    basis: basis === '' ? null : basis,
    version: (before?.version ?? 0) + 1,
    changedAt: act.at,
    changedBy: act.actor,
  })
}

function problemOfDates(
  start: IsoDate | null,
  end: IsoDate | null,
  schoolYear: SchoolYear,
): CalendarProblem | undefined {
  if (start === null) return end === null ? undefined : { kind: 'no-start' }
  const last = end ?? start
  if (last < start) return { kind: 'reversed' }
  const year = stretchOfSchoolYear(schoolYear)
  return start > year.end || last < year.start ? { kind: 'outside-year', schoolYear } : undefined
}

async function findNamesake(tx: ReadTx, event: CalendarEvent): Promise<CalendarEvent | undefined> {
  const row = await tx
    .selectFrom('calendar_event')
    .selectAll()
    .where('node_id', '=', event.node)
    .where('school_year', '=', event.schoolYear)
    .where('name_key', '=', readEventName(event.name).key)
    .where('id', '!=', event.id)
    .executeTakeFirst()
  return row === undefined ? undefined : eventOf(row)
}

const rowOf = (event: CalendarEvent) => ({
  id: event.id,
  node_id: event.node,
  school_year: event.schoolYear,
  kind: event.kind,
  procedure: event.procedure,
  name: event.name,
  name_key: readEventName(event.name).key,
  start_date: event.start,
  end_date: event.end,
  basis: event.basis,
  version: event.version,
  changed_at: event.changedAt,
  changed_by: event.changedBy,
})

async function replaceEvent(tx: WriteTx, before: CalendarEvent, after: CalendarEvent | undefined): Promise<boolean> {
  if (after === undefined) {
    const gone = await tx
      .deleteFrom('calendar_event')
      .where('id', '=', before.id)
      .where('version', '=', before.version)
      .executeTakeFirst()
    return gone.numDeletedRows > 0n
  }
  const written = await tx
    .updateTable('calendar_event')
    .set(rowOf(after))
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  return written.numUpdatedRows > 0n
}

import type { IsoDate } from '#kernel/clock'
import { unreachable } from '#kernel/assert'
import { expandRule } from './calendar/expand-rule.ts'
import { readRule } from './calendar/recurrence-rule.ts'
import { nearestWorkingDay } from './calendar/working-days.ts'
import { controlDate, recurringBounds } from './control-date.ts'
import { type EventDates, resolveAnchor } from './resolve-anchor.ts'
import type { Deadline, DeadlinePart, ReadingContext, WorkingDays } from './model.ts'
import { formatDay } from './printing/format-day.ts'

export interface ExpansionContext extends ReadingContext {
  /** Days off: with it, dates of control move to working days and say so. */
  readonly workingDays?: WorkingDays
  /** Dates of an event or schedule by its name; undefined while nobody has set them. */
  readonly events?: EventDates
}

/** One time that a deadline comes due, or why it cannot be said. `part` is the place of the part in the deadline. */
export type ControlMoment =
  | {
      readonly kind: 'dated'
      readonly part: number
      /** When the work may begin; null where the deadline names only its end. */
      readonly start: IsoDate | null
      readonly date: IsoDate
      /** The date before it was moved off a day off; null when it was not. */
      readonly movedFrom: IsoDate | null
      readonly reason: string
    }
  | { readonly kind: 'waits'; readonly part: number; readonly event: string; readonly reason: string }
  | { readonly kind: 'open'; readonly part: number; readonly reason: string }

/** Every date of control of a deadline, part by part. */
export function expandDeadline(deadline: Pick<Deadline, 'parts'>, context: ExpansionContext): ControlMoment[] {
  return deadline.parts.flatMap((part, index) => expandPart(part, index, context))
}

function expandPart(part: DeadlinePart, index: number, context: ExpansionContext): ControlMoment[] {
  switch (part.kind) {
    case 'on':
    case 'by':
    case 'months':
    case 'range':
    case 'period':
    case 'from': {
      const control = controlDate(part, context)
      if (control === undefined) return []
      return [moment(index, part.kind, part.start, control.date, control.reason, context)]
    }
    case 'recurring':
      return expandRecurring(part, index, context)
    case 'relative':
    case 'schedule':
      return [expandAnchored(part, index, context)]
    case 'continuous':
      return [{ kind: 'open', part: index, reason: 'выполняется постоянно, своего ритма у срока нет' }]
    case 'on-request':
      return [{ kind: 'open', part: index, reason: 'выполняется по запросу' }]
    case 'unknown':
      return [{ kind: 'open', part: index, reason: 'срок не прочитан' }]
    default:
      return unreachable(part.kind)
  }
}

function expandRecurring(part: DeadlinePart, index: number, context: ExpansionContext): ControlMoment[] {
  const rule = readRule(part.rule ?? '')
  if (!rule.ok) return [{ kind: 'open', part: index, reason: 'правило повтора не прочитано' }]
  const moments: ControlMoment[] = []
  for (const { start, end } of expandRule(rule.value, recurringBounds(part, context.period), context.workingDays)) {
    if (end < (context.approved ?? '')) continue
    const reason = `контрольная дата ${formatDay(end)}: ${start === end ? 'день' : 'последний день промежутка'} по ритму срока`
    moments.push(moment(index, 'recurring', start, end, reason, context))
  }
  return moments
}

function expandAnchored({ anchor }: DeadlinePart, index: number, context: ExpansionContext): ControlMoment {
  if (anchor === null) return { kind: 'open', part: index, reason: 'событие не названо' }
  const dates = resolveAnchor(anchor, context.events, context.workingDays)
  if (dates === undefined) {
    return { kind: 'waits', part: index, event: anchor.event, reason: `ждёт события: ${anchor.event}` }
  }
  const basis = dates.basis === undefined ? '' : ` (${dates.basis})`
  const reason = `контрольная дата ${formatDay(dates.end)}: по событию «${anchor.event}»${basis}`
  return moment(index, anchor.side === 'during' ? 'range' : 'by', dates.start, dates.end, reason, context)
}

/**
 * A day off moves a term to the next working day (Civil Code of Russia, article 193); what must happen inside a named
 * month or stretch moves back, so as to stay inside it.
 */
function moment(
  part: number,
  kind: DeadlinePart['kind'],
  start: IsoDate | null,
  date: IsoDate,
  reason: string,
  { workingDays }: ExpansionContext,
): ControlMoment {
  const forward = kind === 'on' || kind === 'by'
  const moved = workingDays === undefined ? date : nearestWorkingDay(date, forward ? 1 : -1, workingDays)
  const stays = moved === date || (start !== null && moved < start)
  if (stays) return { kind: 'dated', part, start, date, movedFrom: null, reason }
  const why = `${reason}; ${formatDay(date)} – нерабочий день, перенесена на ${formatDay(moved)}`
  return { kind: 'dated', part, start, date: moved, movedFrom: date, reason: why }
}

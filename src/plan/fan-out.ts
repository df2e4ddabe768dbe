import { controlDate, type ControlMoment, expandDeadline, type ExpansionContext } from '#deadlines'
import type { DeadlinePart } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import { type ControlRule, controlRuleTitles, type PlanMeasure } from './model.ts'

/** One time that one item of a measure comes due. */
export interface Due {
  /** Index of the item; null where the measure has none. */
  readonly item: number | null
  readonly start: IsoDate | null
  readonly control: IsoDate | null
  /** Russian: why this date, or why none. */
  readonly reason: string
  /** The event that has no date yet. */
  readonly waitsFor: string | null
  /** The event it hangs on, dated or not, and the place of its part in the deadline; absent where it has none. */
  readonly bound?: { readonly event: string; readonly part: number }
}

/** Every time a measure comes due: its items × the parts of their deadlines × the dates of what repeats. At least one. */
export function fanOut(
  measure: Pick<PlanMeasure, 'items' | 'deadline' | 'controlRule'>,
  context: ExpansionContext,
): readonly Due[] {
  const { items, deadline, controlRule } = measure
  const all = deadline?.parts.map((part, at) => ({ part, at }))
  if (items.length === 0) return duesOf(all, null, controlRule, context, deadline !== null)
  return items.flatMap(({ deadlineParts }, index) => {
    const parts = deadlineParts.length === 0 ? all : all?.filter(({ at }) => deadlineParts.includes(at))
    return duesOf(parts, index, controlRule, context, deadline !== null)
  })
}

/** One part of a deadline that hangs on an event, as the event stands now. */
export function dueByEvent(part: DeadlinePart, at: number, item: number | null, context: ExpansionContext): Due {
  const [moment] = expandDeadline({ parts: [part] }, context)
  const due = moment === undefined ? atPeriodEnd(item, context) : dueOf(moment, item)
  return part.anchor === null ? due : { ...due, bound: { event: part.anchor.event, part: at } }
}

function duesOf(
  parts: readonly { readonly part: DeadlinePart; readonly at: number }[] | undefined,
  item: number | null,
  rule: ControlRule,
  context: ExpansionContext,
  isWritten: boolean,
): readonly Due[] {
  if (!isWritten || parts === undefined) {
    const due = atPeriodEnd(item, context)
    return [{ ...due, reason: `срок в документе не указан; ${due.reason}` }]
  }
  const dues = parts.flatMap(({ part, at }) => {
    const isBound = (part.kind === 'relative' || part.kind === 'schedule') && part.anchor !== null
    return isBound ? [dueByEvent(part, at, item, context)] : duesOfPart(part, item, rule, context)
  })
  if (dues.length > 0) return dues
  const reason = parts.length === 0 ? 'срок не прочитан' : 'после утверждения в плановом периоде срок не наступает'
  return [{ item, start: null, control: null, reason, waitsFor: null }]
}

function duesOfPart(part: DeadlinePart, item: number | null, rule: ControlRule, context: ExpansionContext): Due[] {
  const isLasting = part.kind === 'continuous' || part.kind === 'period' || part.kind === 'from'
  if (!isLasting) return expandDeadline({ parts: [part] }, context).map((moment) => dueOf(moment, item))
  if (rule === 'period-end') {
    const control = controlDate(part, context)
    if (part.kind !== 'continuous' || control === undefined) {
      const [moment] = expandDeadline({ parts: [part] }, context)
      return [moment?.kind === 'dated' ? dueOf(moment, item) : atPeriodEnd(item, context)]
    }
    return [{ item, start: part.start, control: control.date, reason: control.reason, waitsFor: null }]
  }
  const start = part.start ?? context.period.start
  const end = part.end ?? context.period.end
  const recurring: DeadlinePart = { ...part, kind: 'recurring', start, end, rule: rhythms[rule] }
  return expandDeadline({ parts: [recurring] }, context).map((moment) => {
    const due = dueOf(moment, item)
    return { ...due, reason: `${due.reason} (контроль установлен: ${controlRuleTitles[rule]})` }
  })
}

/** Without BY… a rule names stretches: whole months, three months together. */
const rhythms: Readonly<Record<Exclude<ControlRule, 'period-end'>, string>> = {
  monthly: 'FREQ=MONTHLY',
  quarterly: 'FREQ=MONTHLY;INTERVAL=3',
}

function dueOf(moment: ControlMoment, item: number | null): Due {
  switch (moment.kind) {
    case 'dated':
      return { item, start: moment.start, control: moment.date, reason: moment.reason, waitsFor: null }
    case 'waits':
      return { item, start: null, control: null, reason: moment.reason, waitsFor: moment.event }
    case 'open':
      return { item, start: null, control: null, reason: moment.reason, waitsFor: null }
    default:
      return moment satisfies never
  }
}

function atPeriodEnd(item: number | null, context: ExpansionContext): Due {
  const { start, end } = context.period
  const whole: DeadlinePart = { kind: 'period', start, end, rule: null, anchor: null, note: null }
  const [moment] = expandDeadline({ parts: [whole] }, context)
  return moment === undefined
    ? { item, start, control: end, reason: 'последний день планового периода', waitsFor: null }
    : dueOf(moment, item)
}

import type { Calendar } from '#calendar/model'
import type { ReadTx } from '#db'
import type { Deadline, DeadlinePart } from '#deadlines/model'
import type { NodeId } from '#organisations/model'
import { expansionFor, type PlanTerms } from './dues-by-executor.ts'
import { type Due, dueByEvent } from './fan-out.ts'
import type { ExecutionState, RedatedExecution } from './model.ts'
import './tables.ts'

/** An execution that hangs on an event, with what its date is reckoned from. */
export interface BoundExecution extends Omit<RedatedExecution, 'to' | 'reason'> {
  readonly planPath: string
  readonly terms: PlanTerms
  readonly item: number | null
  readonly part: DeadlinePart
  readonly partAt: number
  readonly startDate: string | null
  readonly waitsFor: string | null
  readonly told: string
}

/** Whose executions a change of the calendar may move: those of plans at and below a node, or those of one school. */
export type RedatingScope = { readonly plansUnder: string } | { readonly school: NodeId }

export async function loadBound(tx: ReadTx, scope: RedatingScope): Promise<readonly BoundExecution[]> {
  let query = tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('plan_measure as m', 'm.id', 'e.measure_id')
    .innerJoin('organisation_node as n', 'n.id', 'p.node_id')
    .innerJoin('organisation_node as x', 'x.id', 'e.node_id')
    .where('p.status', '=', 'in-force')
    .where('e.event', 'is not', null)
  if ('school' in scope) query = query.where('e.node_id', '=', scope.school)
  else {
    const owners = await tx
      .selectFrom('plan as p')
      .innerJoin('organisation_node as n', 'n.id', 'p.node_id')
      .where('p.status', '=', 'in-force')
      .where('n.path', 'like', `${scope.plansUnder}%`)
      .select('p.node_id')
      .distinct()
      .execute()
    if (owners.length === 0) return []
    query = query.where(
      'e.plan_node_id',
      'in',
      owners.map(({ node_id: id }) => id),
    )
  }
  const rows = await query
    .select([
      'e.id',
      'e.plan_id',
      'e.measure_id',
      'e.node_id',
      'e.item',
      'e.state',
      'e.start_date',
      'e.control_date',
      'e.reason',
      'e.waits_for',
      'e.event',
      'e.event_part',
      'm.deadline',
      'p.period_start',
      'p.period_end',
      'p.order_date',
      'n.path',
    ])
    .orderBy('x.sort_key')
    .orderBy('e.id')
    .execute()
  const partsOf = memo((json) => (JSON.parse(json) as Deadline).parts)
  const termsOf = memo((_, row: (typeof rows)[number]): PlanTerms => ({
    period: { start: row.period_start, end: row.period_end },
    approved: row.order_date,
  }))
  return rows.flatMap((row): BoundExecution[] => {
    const parts = row.deadline === null ? [] : partsOf(row.deadline)
    // Executions older than the calendar do not know their part: the first that names the event is theirs.
    const at = row.event_part ?? parts.findIndex(({ anchor }) => anchor?.event === row.event)
    const part = parts[at]
    if (row.event === null || part === undefined) return []
    return [
      {
        execution: row.id,
        plan: row.plan_id,
        measure: row.measure_id,
        node: row.node_id,
        event: row.event,
        state: row.state,
        from: row.control_date,
        planPath: row.path,
        terms: termsOf(row.plan_id, row),
        item: row.item,
        part,
        partAt: at,
        startDate: row.start_date,
        waitsFor: row.waits_for,
        told: row.reason,
      },
    ]
  })
}

/** States in which a date may still move; what is handed in keeps the date it was handed in by. */
export const movableStates: readonly ExecutionState[] = ['not-started', 'in-work', 'returned', 'paused']

/** An execution with the date that the calendar gives it now. */
export interface ReckonedExecution extends BoundExecution {
  readonly due: Due
}

/**
 * Executions that a change of the calendar gives another date, start or waiting: those it speaks of, and those that wait
 * though it knows their event. A date that a person has shifted by hand stays until its own event moves. `words`: only the
 * reason reads anew.
 */
export function reckonAnew(
  bound: readonly BoundExecution[],
  calendars: { readonly before: (planPath: string) => Calendar; readonly after: (planPath: string) => Calendar },
): { readonly dates: readonly ReckonedExecution[]; readonly words: readonly ReckonedExecution[] } {
  const dueBefore = reckoner(calendars.before)
  const dueAfter = reckoner(calendars.after)
  const reckoned = bound.map((each) => ({ ...each, was: dueBefore(each), due: dueAfter(each) }))
  const isMeant = ({ was, due, waitsFor }: (typeof reckoned)[number]): boolean =>
    was.control !== due.control || was.start !== due.start || (waitsFor !== null && due.control !== null)
  const isDated = (each: (typeof reckoned)[number]): boolean =>
    isMeant(each) &&
    (each.due.control !== each.from || each.due.start !== each.startDate || each.due.waitsFor !== each.waitsFor)
  return {
    dates: reckoned.filter(isDated),
    words: reckoned.filter(
      (each) => !isMeant(each) && each.was.reason !== each.due.reason && each.told === each.was.reason,
    ),
  }
}

/** When an execution comes due by a calendar; reckoned once for all who have no dates of their own. */
function reckoner(calendarOf: (planPath: string) => Calendar): (each: BoundExecution) => Due {
  const ownDates = memo((path) => new Set(calendarOf(path).schools.map(({ school }) => school)))
  const dueOf = memo((_, each: BoundExecution): Due => {
    const calendar = calendarOf(each.planPath)
    return dueByEvent(each.part, each.partAt, each.item, expansionFor(each.terms, calendar, each.node))
  })
  return (each) => {
    const own = ownDates(each.planPath).has(each.node) ? each.node : ''
    return dueOf(`${each.measure} ${each.item} ${each.partAt} ${own}`, each)
  }
}

/** One answer for each key. */
function memo<Rest extends readonly unknown[], Value>(
  make: (key: string, ...rest: Rest) => Value,
): (key: string, ...rest: Rest) => Value {
  const known = new Map<string, Value>()
  return (key, ...rest) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = make(key, ...rest)
    known.set(key, value)
    return value
  }
}

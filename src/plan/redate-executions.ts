import { createHash } from 'node:crypto'
import { type Act, appendAudit } from '#audit'
import { loadCalendar } from '#calendar'
import type { Calendar } from '#calendar/model'
import type { ReadTx, WriteTx } from '#db'
import { nodeNames } from '#organisations'
import type { PlanId, PlanMeasureId, RedatedGroup, RedatingPreview } from './model.ts'
import { loadBound, movableStates, reckonAnew, type ReckonedExecution, type RedatingScope } from './redate-bound.ts'
import './tables.ts'

/** What is to be written: executions that move, those that would but were handed in, those whose reason reads anew. */
export interface Redating {
  readonly moves: readonly ReckonedExecution[]
  readonly stays: readonly ReckonedExecution[]
  readonly words: readonly ReckonedExecution[]
}

/** What a change of the calendar does, without doing it. `changed` makes the calendar as it would be. */
export async function reckonRedating(
  tx: ReadTx,
  scope: RedatingScope,
  changed: (calendar: Calendar) => Calendar,
): Promise<Redating> {
  const bound = await loadBound(tx, scope)
  const known = new Map<string, { readonly before: Calendar; readonly after: Calendar }>()
  for (const path of new Set(bound.map(({ planPath }) => planPath))) {
    const before = await loadCalendar(tx, path)
    known.set(path, { before, after: changed(before) })
  }
  const calendarOf =
    (when: 'before' | 'after') =>
    (path: string): Calendar =>
      known.get(path)?.[when] ?? { path, events: [], schools: [] }
  const { dates, words } = reckonAnew(bound, { before: calendarOf('before'), after: calendarOf('after') })
  const isMovable = ({ state }: ReckonedExecution): boolean => movableStates.includes(state)
  return {
    moves: dates.filter(isMovable),
    stays: dates.filter((each) => !isMovable(each)),
    words: words.filter(isMovable),
  }
}

const rowsPerStatement = 400

/** Writes the new dates, each with its line of history. */
export async function writeRedating(tx: WriteTx, act: Act, { moves, stays, words }: Redating): Promise<void> {
  for (const group of alike(words)) {
    for (const ids of chunked(group.map(({ execution }) => execution))) {
      const reason = group[0]?.due.reason ?? ''
      await tx.updateTable('plan_execution').set({ reason }).where('id', 'in', ids).execute()
    }
  }
  for (const group of alike(moves)) for (const part of chunked(group)) await moveTogether(tx, act, part)
  for (const [plan, moved] of Map.groupBy(moves, (each) => each.plan)) {
    await appendAudit(tx, {
      ...act,
      action: 'plan.redate',
      nodePath: moved[0]?.planPath ?? '',
      subject: plan,
      details: {
        events: [...new Set(moved.map(({ event }) => event))],
        moved: moved.length,
        stayed: stays.filter((each) => each.plan === plan).length,
      },
    })
  }
}

async function moveTogether(tx: WriteTx, act: Act, group: readonly ReckonedExecution[]): Promise<void> {
  const [first] = group
  if (first === undefined) return
  const { control, start, reason, waitsFor } = first.due
  const moved = await tx
    .updateTable('plan_execution')
    .set(({ eb }) => ({
      control_date: control,
      start_date: start,
      reason,
      waits_for: waitsFor,
      changed_at: act.at,
      changed_by: act.actor,
      version: eb('version', '+', 1),
    }))
    .where(
      'id',
      'in',
      group.map(({ execution }) => execution),
    )
    // Handed in at this very moment: it keeps its date.
    .where('state', 'in', movableStates)
    .returning(['id', 'version'])
    .execute()
  const before = new Map(group.map((each) => [each.execution, each]))
  const lines = moved.flatMap(({ id, version }) => {
    const each = before.get(id)
    if (each === undefined) return []
    const { event, from } = each
    return [{ execution_id: id, version, at: act.at, by: act.actor, event, from_date: from, to_date: control }]
  })
  if (lines.length > 0) await tx.insertInto('plan_execution_redating').values(lines).execute()
}

const alike = (rows: readonly ReckonedExecution[]) =>
  Map.groupBy(rows, ({ due }) => JSON.stringify([due.control, due.start, due.reason, due.waitsFor])).values()

function chunked<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / rowsPerStatement)
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * rowsPerStatement, (index + 1) * rowsPerStatement),
  )
}

const namesShown = 5

/** The same in words for a person: measure by measure, from which date to which, who, why. */
export async function describeRedating(tx: ReadTx, redating: Redating): Promise<RedatingPreview> {
  return {
    moves: await groupsOf(tx, redating.moves),
    stays: await groupsOf(tx, redating.stays),
    moved: redating.moves.length,
    stayed: redating.stays.length,
    fingerprint: fingerprintOf(redating),
  }
}

export function fingerprintOf({ moves, stays }: Redating): string {
  const hash = createHash('sha256')
  for (const each of [...moves, ...stays]) hash.update(`${each.execution} ${each.state} ${each.due.control ?? '-'}\n`)
  return hash.digest('hex').slice(0, 16)
}

async function groupsOf(tx: ReadTx, rows: readonly ReckonedExecution[]): Promise<readonly RedatedGroup[]> {
  if (rows.length === 0) return []
  const groups = [...Map.groupBy(rows, (row) => JSON.stringify([row.measure, row.from, row.due.control])).values()]
  const measures = await measuresNamed(tx, new Set(rows.map(({ measure }) => measure)))
  const shown = await nodeNames(
    tx,
    groups.flatMap((group) => group.slice(0, namesShown).map(({ node }) => node)),
  )
  const described = groups.flatMap((group): (RedatedGroup & { readonly position: number })[] => {
    const [first] = group
    const measure = first === undefined ? undefined : measures.get(first.measure)
    if (first === undefined || measure === undefined) return []
    return [
      {
        plan: first.plan,
        planTitle: measure.title,
        measure: first.measure,
        number: measure.number,
        text: measure.text,
        position: measure.position,
        from: first.from,
        to: first.due.control,
        reason: first.due.reason,
        executions: group.length,
        nodes: group.slice(0, namesShown).map(({ node }) => shown.get(node) ?? ''),
      },
    ]
  })
  const order = (a: PlanId, b: PlanId): number => (a < b ? -1 : a > b ? 1 : 0)
  return described.toSorted((a, b) => order(a.plan, b.plan) || a.position - b.position || b.executions - a.executions)
}

async function measuresNamed(tx: ReadTx, ids: ReadonlySet<PlanMeasureId>) {
  const rows = await tx
    .selectFrom('plan_measure as m')
    .innerJoin('plan as p', 'p.id', 'm.plan_id')
    .select(['m.id', 'm.number', 'm.text', 'm.position', 'p.title'])
    .where('m.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { countGroups } from './count-groups.ts'
import { scopeOf } from './list-scope.ts'
import type { MonthCell, MonthGrid, PlanId, PlanMeasureId } from './model.ts'
import { addToCell } from './month-cell.ts'
import './tables.ts'

export interface MonthGridQuestion {
  /** A school is shown its own, anybody above it all that the plan asks for. */
  readonly at: NodeId
  /** Every plan in force that concerns the node where it is left out. */
  readonly plan?: PlanId
  /** Only what this node itself carries out. */
  readonly node?: NodeId
  readonly today: IsoDate
}

/** Measures against the months of the period: what is due when, and how far it is. */
export async function monthGridOf(tx: ReadTx, { at, plan, node, today }: MonthGridQuestion): Promise<MonthGrid> {
  const scope = await scopeOf(tx, at, plan)
  const plans = scope === undefined ? [] : [...scope.whole, ...scope.part]
  if (scope === undefined || plans.length === 0) return { months: [], rows: [] }
  const cells = new Map<PlanMeasureId, Map<string, MonthCell>>()
  const found = new Set<string>()
  for (const group of await countGroups(tx, scope, node === undefined ? {} : { nodes: [node] })) {
    const key = group.controlDate?.slice(0, 7) ?? (group.waits ? 'waits' : 'undated')
    if (group.controlDate !== null) found.add(key)
    const ofMeasure = cells.get(group.measure) ?? new Map<string, MonthCell>()
    cells.set(group.measure, ofMeasure)
    ofMeasure.set(key, addToCell(ofMeasure.get(key), group, today))
  }
  const measures = await readMeasures(tx, plans)
  const rows = measures.flatMap(({ id, plan_id, number, text }) => {
    const { waits, undated, ...months } = Object.fromEntries(cells.get(id) ?? [])
    if (!cells.has(id)) return []
    return [
      {
        plan: plan_id,
        measure: id,
        number,
        text,
        months: new Map(Object.entries(months)),
        ...(waits === undefined ? {} : { waits }),
        ...(undated === undefined ? {} : { undated }),
      },
    ]
  })
  return { months: monthsOf(await readPeriods(tx, plans), found), rows }
}

async function readMeasures(tx: ReadTx, plans: readonly PlanId[]) {
  const rows = await tx
    .selectFrom('plan_measure')
    .select(['id', 'plan_id', 'number', 'text'])
    .where('plan_id', 'in', plans)
    .where('tracked', '=', 1)
    .orderBy('position')
    .execute()
  return rows.toSorted((a, b) => plans.indexOf(a.plan_id) - plans.indexOf(b.plan_id))
}

function readPeriods(tx: ReadTx, plans: readonly PlanId[]) {
  return tx.selectFrom('plan').select(['period_start', 'period_end']).where('id', 'in', plans).execute()
}

/** Every month of the periods, whether something is due in it or not, and those that something outside is due in. */
function monthsOf(
  periods: readonly { readonly period_start: string; readonly period_end: string }[],
  found: ReadonlySet<string>,
): readonly string[] {
  const months = new Set(found)
  for (const { period_start: start, period_end: end } of periods)
    for (let month = start.slice(0, 7); month <= end.slice(0, 7); month = nextMonth(month)) months.add(month)
  return [...months].toSorted()
}

function nextMonth(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + 1)
  return date.toISOString().slice(0, 7)
}

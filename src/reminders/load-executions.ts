import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import '#plan'
import { type MeasureItem, openStates, type PlanId, type PlanMeasureId } from '#plan/model'
import type { ReminderExecution, ReminderPerson } from './model.ts'

export interface ExecutionQuestion {
  readonly from: IsoDate
  readonly until: IsoDate
  /** Only what this person may be told of; everything where it is left out. */
  readonly about?: ReminderPerson
}

/** Open executions of plans in force whose control date lies between these days. */
export async function loadExecutions(
  tx: ReadTx,
  { from, until, about }: ExecutionQuestion,
): Promise<readonly ReminderExecution[]> {
  let query = tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .innerJoin('organisation_node as body', 'body.id', 'e.plan_node_id')
    .select([
      'e.id',
      'e.plan_id as plan',
      'e.measure_id as measure',
      'e.item',
      'e.owner_role as ownerRole',
      'e.owner_id as owner',
      'n.path as nodePath',
      'n.short_name as nodeName',
      'body.path as planPath',
    ])
    .select((eb) => eb.ref('e.control_date').$notNull().as('controlDate'))
    .where('p.status', '=', 'in-force')
    .where('e.state', 'in', openStates)
    .where('e.control_date', '>=', from)
    .where('e.control_date', '<=', until)
  if (about !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('e.owner_id', '=', about.id),
        ...about.grants.map(({ nodePath }) => eb('n.path', 'like', `${nodePath}%`)),
      ]),
    )
  }
  const rows = await query.orderBy('e.control_date').orderBy('e.id').execute()
  const words = await measureWordsOf(tx, [...new Set(rows.map((row) => row.plan))])
  return rows.map(({ item, ...row }) => ({ ...row, ...words(row.measure, item) }))
}

/** Words of a few hundred measures are read once, not with each of their thousands of executions. */
export async function measureWordsOf(tx: ReadTx, plans: readonly PlanId[]) {
  const rows =
    plans.length === 0
      ? []
      : await tx
          .selectFrom('plan_measure')
          .select(['id', 'number', 'text', 'items'])
          .where('plan_id', 'in', plans)
          .execute()
  const measures = new Map(
    rows.map(({ id, number, text, items }) => [
      id,
      { number, text, items: JSON.parse(items) as readonly MeasureItem[] },
    ]),
  )
  return (id: PlanMeasureId, item: number | null): Pick<ReminderExecution, 'number' | 'text'> => {
    const measure = measures.get(id)
    const own = item === null ? undefined : measure?.items[item]?.text
    return { number: measure?.number ?? null, text: own ?? measure?.text ?? '' }
  }
}

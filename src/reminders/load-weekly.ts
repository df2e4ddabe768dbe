import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { openStates } from '#plan/model'
import type { WeeklyFigures } from './model.ts'
import { addDays, mondayOf } from './sending-days.ts'

export interface WeeklyIndex {
  /** What the node itself carries out. */
  own(node: NodeId): WeeklyFigures
  /** What is carried out by the plans of the node, by whomever. */
  body(node: NodeId): WeeklyFigures
}

const nothing: WeeklyFigures = { accepted: 0, waiting: 0, returned: 0, late: 0, dueThisWeek: 0 }

/** The figures of every node at once: a few queries, however many letters they go into. */
export async function loadWeekly(tx: ReadTx, today: IsoDate): Promise<WeeklyIndex> {
  const monday = mondayOf(today)
  const own = await figuresBy(tx, 'node_id', today, monday)
  const body = await figuresBy(tx, 'plan_node_id', today, monday)
  return { own: (node) => own.get(node) ?? nothing, body: (node) => body.get(node) ?? nothing }
}

async function figuresBy(
  tx: ReadTx,
  by: 'node_id' | 'plan_node_id',
  today: IsoDate,
  monday: IsoDate,
): Promise<ReadonlyMap<NodeId, WeeklyFigures>> {
  const standing = await tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .select(({ fn, eb }) => {
      const count = (condition: ReturnType<typeof eb.and>) =>
        fn.coalesce(fn.sum<number>(eb.case().when(condition).then(1).else(0).end()), eb.lit(0))
      const isOpen = eb('e.state', 'in', openStates)
      return [
        `e.${by} as node` as const,
        count(eb.and([eb('e.state', '=', 'submitted')])).as('waiting'),
        count(eb.and([eb('e.state', '=', 'returned')])).as('returned'),
        count(eb.and([isOpen, eb('e.control_date', '<', today)])).as('late'),
        count(eb.and([isOpen, eb('e.control_date', '>=', today), eb('e.control_date', '<', addDays(monday, 7))])).as(
          'due',
        ),
      ]
    })
    .where('p.status', '=', 'in-force')
    .where('e.state', 'in', ['submitted', ...openStates])
    .groupBy(`e.${by}`)
    .execute()
  const accepted = await tx
    .selectFrom('plan_execution_event as v')
    .innerJoin('plan_execution as e', 'e.id', 'v.execution_id')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .select(({ fn }) => [`e.${by} as node` as const, fn.count<number>('v.execution_id').distinct().as('accepted')])
    .where('p.status', '=', 'in-force')
    .where('v.at', '>=', addDays(monday, -7))
    .where('v.at', '<', monday)
    .where('v.step', '=', 'accept')
    .groupBy(`e.${by}`)
    .execute()
  const figures = new Map<NodeId, WeeklyFigures>()
  for (const { node, waiting, returned, late, due } of standing)
    figures.set(node, { accepted: 0, waiting, returned, late, dueThisWeek: due })
  for (const { node, accepted: count } of accepted)
    figures.set(node, { ...(figures.get(node) ?? nothing), accepted: count })
  return figures
}

import { sql } from 'kysely'
import type { ReadTx } from '#db'
import type { BurdenQuestion, BurdenSource } from '../burden-source.ts'
import '../tables.ts'

/**
 * Work that plans of the authority ask: minutes of a measure for each of its executions, in the month it comes due. What
 * a school planned for itself is not asked of it, and what is not required costs nothing.
 */
export const executionBurden: BurdenSource = {
  id: 'executions',
  title: 'Исполнения планов',
  async sums(tx, question) {
    switch (question.by) {
      case 'node':
        return selectOf(tx, question)
          .select(['n.id as key', 'n.short_name as title', month.as('month')])
          .groupBy(['n.id', 'n.short_name', month])
          .execute()
      case 'role':
        return selectOf(tx, question)
          .select(['e.owner_role as key', 'e.owner_role as title', month.as('month')])
          .groupBy(['e.owner_role', month])
          .execute()
      case 'work':
        return selectOf(tx, question)
          .select(['m.id as key', 'm.text as title', sql<string>`''`.as('month')])
          .groupBy(['m.id', 'm.text'])
          .execute()
      default:
        return question.by satisfies never
    }
  },
}

const month = sql<string>`coalesce(substr(e.control_date, 1, 7), '')`

const selectOf = (tx: ReadTx, { node, stretch }: BurdenQuestion) => {
  const query = tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('plan_measure as m', 'm.id', 'e.measure_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .select(({ fn, eb }) => [
      fn.sum<number>(fn.coalesce('m.minutes', eb.lit(0))).as('minutes'),
      fn.countAll<number>().as('times'),
      fn.sum<number>(eb.case().when('m.minutes', 'is', null).then(1).else(0).end()).as('untimed'),
    ])
    .where('p.status', '=', 'in-force')
    .where('p.parent_id', 'is', null)
    .where('e.state', '!=', 'not-required')
    .where((eb) =>
      eb.or([
        eb('e.control_date', 'is', null),
        eb.and([eb('e.control_date', '>=', stretch.start), eb('e.control_date', '<=', stretch.end)]),
      ]),
    )
  return node.kind === 'school'
    ? query.where('e.node_id', '=', node.id)
    : query.where('n.path', 'like', `${node.path}%`)
}

import type { ReadTx } from '#db'
import type { TargetQuestion, TargetSource } from '../target-source.ts'
import '../tables.ts'

/** How many times the work of the measure was accepted, of how many it is asked for. */
export const acceptedExecutionsTarget: TargetSource = {
  id: 'accepted-executions',
  title: 'Принятые исполнения мероприятия',
  unit: ['исполнение', 'исполнения', 'исполнений'],
  words: /исполнен|мероприяти/,
  async count(tx, question) {
    const asked = await selectOf(tx, question)
      .where('e.state', '!=', 'not-required')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const accepted = selectOf(tx, question).where('e.state', '=', 'accepted')
    const { count } = await accepted.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    const rows = await accepted
      .select(['e.id', 'n.short_name as place', 'e.changed_at as at'])
      .orderBy('e.changed_at', 'desc')
      .orderBy('e.id')
      .limit(question.limit)
      .offset(question.offset)
      .execute()
    return {
      number: count,
      outOf: asked.count,
      total: count,
      records: rows.map(({ id, place, at }) => ({
        id,
        title: 'Исполнение принято',
        place,
        date: at.slice(0, 10),
        amount: 1,
      })),
    }
  },
}

/** Schools whose work of the measure is accepted whole, of those it is asked of. */
export const acceptedSchoolsTarget: TargetSource = {
  id: 'accepted-schools',
  title: 'Школы, у которых мероприятие принято',
  unit: ['школа', 'школы', 'школ'],
  words: /школ|(?:^|[^а-я])о[оу](?:$|[^а-я])|организац|учрежден/,
  async count(tx, question) {
    const rows = await selectOf(tx, question)
      .where('n.kind', '=', 'school')
      .where('e.state', '!=', 'not-required')
      .select(({ fn, eb }) => [
        'n.id',
        'n.short_name as place',
        'n.sort_key as sortKey',
        fn.sum<number>(eb.case().when('e.state', '=', 'accepted').then(0).else(1).end()).as('left'),
        fn.max('e.changed_at').as('at'),
      ])
      .groupBy(['n.id', 'n.short_name', 'n.sort_key'])
      .orderBy('n.sort_key')
      .execute()
    const done = rows.filter(({ left }) => left === 0)
    return {
      number: done.length,
      outOf: rows.length,
      total: done.length,
      records: done.slice(question.offset, question.offset + question.limit).map(({ id, place, at }) => ({
        id,
        title: 'Все исполнения школы приняты',
        place,
        date: at?.slice(0, 10) ?? null,
        amount: 1,
      })),
    }
  },
}

const selectOf = (tx: ReadTx, { node, measure }: TargetQuestion) => {
  const query = tx
    .selectFrom('plan_execution as e')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .where('e.measure_id', '=', measure.id)
  return node.kind === 'school' ? query.where('e.node_id', '=', node.id) : query
}

import type { ReadTx } from '#db'
import type { TargetQuestion, TargetSource } from '../target-source.ts'
import './tables.ts'

/** Facts that people enter with their documents, where no other part of the product keeps them. */
export const recordsTarget: TargetSource = {
  id: 'records',
  title: 'Учёт записей с документами',
  unit: ['запись', 'записи', 'записей'],
  words: /учител|педагог|обучен|удостоверен|курс|специалист|эксперт|участник|родител|публикац/,
  async count(tx, question) {
    const { amount, total } = await selectOf(tx, question)
      .select(({ fn }) => [fn.sum<number | null>('r.amount').as('amount'), fn.countAll<number>().as('total')])
      .executeTakeFirstOrThrow()
    const rows = await selectOf(tx, question)
      .select(['r.id', 'r.what', 'r.document', 'r.amount', 'r.on_date', 'n.short_name as place'])
      .orderBy('r.on_date', 'desc')
      .orderBy('r.id', 'desc')
      .limit(question.limit)
      .offset(question.offset)
      .execute()
    return {
      number: amount ?? 0,
      outOf: null,
      total,
      records: rows.map((row) => ({
        id: row.id,
        title: `${row.what}; документ: ${row.document}`,
        place: row.place,
        date: row.on_date,
        amount: row.amount,
      })),
    }
  },
}

/** Schools that entered at least one such fact, of those that the measure is asked of. */
export const schoolsWithRecordsTarget: TargetSource = {
  id: 'schools-with-records',
  title: 'Школы, внёсшие записи с документами',
  unit: ['школа', 'школы', 'школ'],
  // Never proposed before «школы, у которых принято»: chosen by a person.
  words: /(?!)/,
  async count(tx, question) {
    const asked = await tx
      .selectFrom('plan_execution as e')
      .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
      .select(({ fn }) => fn.count<number>('e.node_id').distinct().as('count'))
      .where('e.measure_id', '=', question.measure.id)
      .where('n.path', 'like', `${question.node.path}%`)
      .where('n.kind', '=', 'school')
      .where('e.state', '!=', 'not-required')
      .executeTakeFirstOrThrow()
    const rows = await selectOf(tx, question)
      .where('n.kind', '=', 'school')
      .select(({ fn }) => [
        'n.id',
        'n.short_name as place',
        'n.sort_key as sortKey',
        fn.sum<number>('r.amount').as('amount'),
        fn.max('r.on_date').as('date'),
      ])
      .groupBy(['n.id', 'n.short_name', 'n.sort_key'])
      .orderBy('n.sort_key')
      .execute()
    return {
      number: rows.length,
      outOf: asked.count,
      total: rows.length,
      records: rows.slice(question.offset, question.offset + question.limit).map(({ id, place, amount, date }) => ({
        id,
        title: `Внесено: ${amount}`,
        place,
        date,
        amount: 1,
      })),
    }
  },
}

const selectOf = (tx: ReadTx, { node, measure, target }: TargetQuestion) =>
  tx
    .selectFrom('plan_record as r')
    .innerJoin('organisation_node as n', 'n.id', 'r.node_id')
    .where('r.measure_id', '=', measure.id)
    .where('r.target', '=', target)
    .where('r.withdrawn_at', 'is', null)
    .where('n.path', 'like', `${node.path}%`)

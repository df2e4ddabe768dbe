import type { ReadTx } from '#db'
import type { TargetQuestion, TargetSource } from '#plan'
import './tables.ts'

/** Files of results imported in the period of the plan, those that were undone left out. */
export const importTarget: TargetSource = {
  id: 'results-imports',
  title: 'Загруженные файлы результатов',
  unit: ['файл', 'файла', 'файлов'],
  words: /загруж|загрузк|сбор[а-я]* (?:форм|результат)|протокол[а-я]* работ/,
  async count(tx, question) {
    const { count } = await selectOf(tx, question)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const rows = await selectOf(tx, question)
      .select(['i.id', 'i.file_name', 'i.imported_at', 'n.short_name as place'])
      .orderBy('i.imported_at', 'desc')
      .orderBy('i.id', 'desc')
      .limit(question.limit)
      .offset(question.offset)
      .execute()
    return {
      number: count,
      outOf: null,
      total: count,
      records: rows.map((row) => ({
        id: row.id,
        title: `Файл «${row.file_name}»`,
        place: row.place,
        date: row.imported_at.slice(0, 10),
        amount: 1,
      })),
    }
  },
}

const selectOf = (tx: ReadTx, { node, stretch }: TargetQuestion) =>
  tx
    .selectFrom('result_import as i')
    .innerJoin('organisation_node as n', 'n.id', 'i.node_id')
    .where('i.undone_at', 'is', null)
    .where('n.path', 'like', `${node.path}%`)
    .where('i.imported_at', '>=', stretch.start)
    // Instants of the last day sort before this.
    .where('i.imported_at', '<', `${stretch.end}T~`)

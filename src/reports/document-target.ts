import type { ReadTx } from '#db'
import type { TargetQuestion, TargetSource } from '#plan'
import './tables.ts'

/** Notes, reports and other documents issued here in the period of the plan. */
export const documentTarget: TargetSource = {
  id: 'documents',
  title: 'Выпущенные документы',
  unit: ['документ', 'документа', 'документов'],
  words: /справк|отчет|аналитическ|заключени|документ|приказ/,
  async count(tx, question) {
    const { count } = await selectOf(tx, question)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const rows = await selectOf(tx, question)
      .select(['d.id', 'd.title', 'd.made_at', 'n.short_name as place'])
      .orderBy('d.made_at', 'desc')
      .orderBy('d.id', 'desc')
      .limit(question.limit)
      .offset(question.offset)
      .execute()
    return {
      number: count,
      outOf: null,
      total: count,
      records: rows.map((row) => ({
        id: row.id,
        title: row.title,
        place: row.place,
        date: row.made_at.slice(0, 10),
        amount: 1,
      })),
    }
  },
}

/** A school counts its own documents; an authority leaves out what stays inside a school. */
const selectOf = (tx: ReadTx, { node, stretch }: TargetQuestion) => {
  const documents = tx
    .selectFrom('document as d')
    .innerJoin('organisation_node as n', 'n.id', 'd.node_id')
    .where('n.path', 'like', `${node.path}%`)
    .where('d.made_at', '>=', stretch.start)
    // Instants of the last day sort before this.
    .where('d.made_at', '<', `${stretch.end}T~`)
  return node.kind === 'school' ? documents : documents.where('d.audience', '=', 'authority')
}

import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from '#plan'
import './tables.ts'

/** An imported file shows that results were collected, and opens the analysis of them. */
export const importEvidence: EvidenceSource = {
  id: 'results-import',
  title: 'Загруженные результаты',
  closes: ['analysis', 'register-comparison', 'conduct'],
  async list(tx, { node, limit }) {
    const imports = await selectOf(tx, node)
    if (imports === undefined) return []
    const rows = await imports.orderBy('i.imported_at', 'desc').orderBy('i.id', 'desc').limit(limit).execute()
    return rows.map(offerOf)
  },
  async find(tx, { node, objectId }) {
    const imports = await selectOf(tx, node)
    const row = await imports?.where('i.id', '=', objectId as never).executeTakeFirst()
    return row === undefined ? undefined : offerOf(row)
  },
}

/** Imports in force that the node or one below it brought, and those that brought works of the school. */
async function selectOf(tx: ReadTx, id: NodeId) {
  const node = await getNode(tx, id)
  if (node === undefined) return undefined
  return tx
    .selectFrom('result_import as i')
    .innerJoin('organisation_node as n', 'n.id', 'i.node_id')
    .select(['i.id', 'i.file_name', 'i.imported_at'])
    .where('i.undone_at', 'is', null)
    .where((eb) => {
      const own = eb('n.path', 'like', `${node.path}%`)
      if (node.kind !== 'school') return own
      const works = eb.selectFrom('work as w').select('w.row').whereRef('w.import_id', '=', 'i.id')
      return eb.or([own, eb.exists(works.where('w.school_id', '=', id).limit(1))])
    })
}

const offerOf = (row: { readonly id: string; readonly file_name: string; readonly imported_at: string }) => ({
  objectId: row.id,
  title: `Файл «${row.file_name}», загружен ${formatDate(row.imported_at)}`,
  at: row.imported_at,
})

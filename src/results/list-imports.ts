import type { ReadTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { ImportReceipt, ImportSummary } from './import-model.ts'
import type { ImportId } from './model.ts'
import './tables.ts'

export interface ImportQuestion {
  /** The node and everything below it. */
  readonly node: NodeId
  readonly limit: number
  readonly offset?: number
}

/** Imports of a node and of the nodes below it, undone ones too; newest first. */
export async function listImports(tx: ReadTx, question: ImportQuestion): Promise<ImportSummary[]> {
  const node = await getNode(tx, question.node)
  if (node === undefined) return []
  const rows = await selectImports(tx)
    .innerJoin('organisation_node as n', 'n.id', 'i.node_id')
    .where('n.path', 'like', `${node.path}%`)
    .orderBy('i.imported_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(question.limit)
    .offset(question.offset ?? 0)
    .execute()
  return rows.map(summaryOf)
}

/** One import with its receipt. */
export async function loadReceipt(tx: ReadTx, id: ImportId): Promise<ImportSummary | undefined> {
  const row = await selectImports(tx).where('i.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : summaryOf(row)
}

/**
 * Imports in force of the very same file, whoever brought it: told to the person before the file comes in again.
 * Only those of the node and below it: what others have brought is not told to a school.
 */
export async function importsOfFile(tx: ReadTx, fileSha256: string, within: NodeId): Promise<ImportSummary[]> {
  const node = await getNode(tx, within)
  if (node === undefined) return []
  const rows = await selectImports(tx)
    .innerJoin('organisation_node as n', 'n.id', 'i.node_id')
    .where('n.path', 'like', `${node.path}%`)
    .where('i.file_sha256', '=', fileSha256)
    .where('i.undone_at', 'is', null)
    .orderBy('i.imported_at')
    .execute()
  return rows.map(summaryOf)
}

function selectImports(tx: ReadTx) {
  return tx
    .selectFrom('result_import as i')
    .select(['i.id', 'i.node_id', 'i.kind', 'i.file_name', 'i.file_sha256', 'i.receipt'])
    .select(['i.imported_at', 'i.imported_by', 'i.undone_at', 'i.undone_by'])
}

type ImportRow = Awaited<ReturnType<ReturnType<typeof selectImports>['execute']>>[number]

function summaryOf(row: ImportRow): ImportSummary {
  return {
    id: row.id,
    node: row.node_id,
    kind: row.kind,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    receipt: JSON.parse(row.receipt) as ImportReceipt,
    undone: row.undone_at === null ? 'no' : { at: row.undone_at, by: row.undone_by ?? '' },
  }
}

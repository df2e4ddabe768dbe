import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { CandidateReceipt, HonoursImport, HonoursImportId } from './model.ts'
import './tables.ts'

const selectImports = (tx: ReadTx) =>
  tx.selectFrom('honours_import as i').innerJoin('organisation_node as n', 'n.id', 'i.node_id').selectAll('i')

/** Imports of the place and below it, newest first. */
export async function listCandidateImports(
  tx: ReadTx,
  { nodePath, limit }: { readonly nodePath: string; readonly limit: number },
): Promise<readonly HonoursImport[]> {
  const rows = await selectImports(tx)
    .where('n.path', 'like', `${nodePath}%`)
    .orderBy('i.imported_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(importOf)
}

export async function loadCandidateImport(tx: ReadTx, id: HonoursImportId): Promise<HonoursImport | undefined> {
  const row = await selectImports(tx).where('i.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : importOf(row)
}

/** The import in force of this very file at this very place, if there is one. */
export async function importOfFile(
  tx: ReadTx,
  { node, sha256 }: { readonly node: NodeId; readonly sha256: string },
): Promise<HonoursImport | undefined> {
  const row = await selectImports(tx)
    .where('i.node_id', '=', node)
    .where('i.file_sha256', '=', sha256)
    .where('i.undone_at', 'is', null)
    .orderBy('i.imported_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : importOf(row)
}

type ImportRow = Awaited<ReturnType<ReturnType<typeof selectImports>['execute']>>[number]

function importOf(row: ImportRow): HonoursImport {
  return {
    id: row.id,
    node: row.node_id,
    origin: row.origin,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    receipt: JSON.parse(row.receipt) as CandidateReceipt,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    undone: row.undone_at === null ? 'no' : { at: row.undone_at, by: row.undone_by ?? '' },
  }
}

import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { formatDate } from '#kernel/russian-text'
import type { HonoursImportId, HonoursProblem } from './model.ts'
import './tables.ts'

/** Brings back what stood before an import; refused while a later one stands on it. */
export async function undoCandidateImport(
  tx: WriteTx,
  act: Act,
  id: HonoursImportId,
): Promise<Result<void, HonoursProblem>> {
  const undone = await tx
    .selectFrom('honours_import as i')
    .innerJoin('organisation_node as n', 'n.id', 'i.node_id')
    .select(['i.undone_at', 'i.file_name', 'n.path'])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (undone === undefined) return err({ kind: 'no-such-import' })
  if (undone.undone_at !== null) return err({ kind: 'already-undone', at: undone.undone_at })
  const later = await standingOn(tx, id)
  if (later.length > 0) return err({ kind: 'others-stand-on-it', imports: later })
  // Out of force before the older versions come back: at no moment do two versions of a candidate stand.
  await tx
    .updateTable('honours_candidate')
    .set({ ended_by: id })
    .where('import_id', '=', id)
    .where('ended_by', 'is', null)
    .execute()
  await tx
    .updateTable('honours_candidate')
    .set({ ended_by: null })
    .where('ended_by', '=', id)
    .where('import_id', '!=', id)
    .execute()
  await tx.updateTable('honours_import').set({ undone_at: act.at, undone_by: act.actor }).where('id', '=', id).execute()
  await appendAudit(tx, {
    ...act,
    action: 'honours.undo-import',
    nodePath: undone.path,
    subject: id,
    details: { file: undone.file_name },
  })
  return ok(undefined)
}

async function standingOn(tx: ReadTx, id: HonoursImportId): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('honours_import_base as b')
    .innerJoin('honours_import as i', 'i.id', 'b.import_id')
    .select(['i.file_name', 'i.imported_at'])
    .where('b.base_id', '=', id)
    .where('i.undone_at', 'is', null)
    .orderBy('i.imported_at')
    .execute()
  return rows.map(({ file_name, imported_at }) => `${file_name}, ${formatDate(imported_at)}`)
}

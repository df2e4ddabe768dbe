import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { ImportMode, ImportRefusal, UploadId } from './import-model.ts'
import { type Imported, importStaged } from './import-staged.ts'
import { loadReceipt } from './list-imports.ts'
import { loadStaged, loadUpload } from './load-upload.ts'
import './tables.ts'

export interface UploadConfirmation {
  readonly upload: UploadId
  readonly mode: ImportMode
  readonly act: Act
  readonly onProgress?: (share: number) => void
}

/**
 * Imports a confirmed upload. The upload remembers its import in the same transaction, so a second call (a worker that
 * was killed after the commit, a person who pressed twice) answers with the first import and changes nothing.
 */
export async function importUpload(
  tx: WriteTx,
  { upload, mode, act, onProgress }: UploadConfirmation,
): Promise<Result<Imported, ImportRefusal>> {
  // Taking the line first lets one of two simultaneous confirmations wait for the other on every engine.
  await tx.updateTable('result_upload').set({ refusal: null }).where('id', '=', upload).execute()
  const known = await loadUpload(tx, upload)
  if (known !== undefined && known.importId !== 'none') {
    const summary = await loadReceipt(tx, known.importId)
    if (summary !== undefined) return ok({ id: summary.id, receipt: summary.receipt })
  }
  const checked = await loadStaged(tx, upload)
  if (known === undefined || checked === undefined) {
    return err({
      kind: 'file-has-error',
      what: 'Файл больше не хранится: после загрузки прошло больше недели.',
      mend: 'Загрузите его ещё раз.',
    })
  }
  const imported = await importStaged(tx, {
    ...checked,
    mode,
    node: known.node,
    fileSha256: known.fileSha256,
    act,
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  if (imported.ok) {
    await tx
      .updateTable('result_upload')
      .set({ state: 'imported', import_id: imported.value.id })
      .where('id', '=', upload)
      .execute()
  }
  return imported
}

import { z } from 'zod'
import type { Act } from '#audit'
import type { Store, WriteTx } from '#db'
import type { JobKind, JobRun } from '#jobs'
import { importModes, importRefusalSentence } from './import-model.ts'
import { uploadIdSchema } from './upload-id-schema.ts'
import { importUpload } from './import-upload.ts'
import type { Imported } from './import-staged.ts'

const payload = z.object({
  upload: uploadIdSchema,
  mode: z.enum(importModes),
  /** The person who confirmed. */
  actor: z.string().transform((id) => id as Act['actor']),
})
export type ImportUploadPayload = z.infer<typeof payload>

/** What the job answers: the receipt is loaded by the import's id. */
export type ImportUploadAnswer =
  | { readonly outcome: 'imported'; readonly importId: Imported['id'] }
  | { readonly outcome: 'refused'; readonly sentence: string }

/** The kind alone, for those who put the job into the queue. */
export const importUploadKind = { kind: 'results.import-upload', maxAttempts: 5 } as const

/** Runs in the transaction of the import, so that what must follow it (a screening) is asked for or nothing is kept. */
export type AfterImport = (tx: WriteTx, imported: Imported, act: Act) => Promise<void>

/** Imports a confirmed upload. Killed before the commit it starts from nothing; after it, it finds its import and ends. */
export function importUploadJob(store: Store, afterImport: AfterImport): JobKind<ImportUploadPayload> {
  return { ...importUploadKind, payload, run: (confirmed, run) => bring(store, afterImport, confirmed, run) }
}

async function bring(
  store: Store,
  afterImport: AfterImport,
  { upload, mode, actor }: ImportUploadPayload,
  { clock, report, signal }: JobRun,
): Promise<ImportUploadAnswer> {
  const act: Act = { actor, at: clock() }
  report(0.05, 'Запись результатов')
  return await store.write(async (tx) => {
    const imported = await importUpload(tx, {
      upload,
      mode,
      act,
      onProgress: (share) => {
        signal.throwIfAborted()
        report(0.05 + 0.9 * share, 'Запись результатов')
      },
    })
    if (!imported.ok) return { outcome: 'refused', sentence: importRefusalSentence(imported.error) }
    await afterImport(tx, imported.value, act)
    return { outcome: 'imported', importId: imported.value.id }
  })
}

import { z } from 'zod'
import type { Store } from '#db'
import { type JobKind, type JobRun, runInThread } from '#jobs'
import type { UploadId } from './import-model.ts'
import { uploadIdSchema } from './upload-id-schema.ts'
import { loadCheckContext } from './load-check-context.ts'
import { loadUpload, loadUploadFile } from './load-upload.ts'
import type { FileToRead, ReadFile } from './read-checked-file.ts'
import { markUnreadable, saveStaged } from './save-staged.ts'

const payload = z.object({ upload: uploadIdSchema })
export type ReadUploadPayload = z.infer<typeof payload>

/** The kind alone, for those who put the job into the queue. */
export const readUpload = { kind: 'results.read-upload', maxAttempts: 3 } as const

const memoryMb = 600

/** Reads and checks an uploaded file in a thread, then keeps the outcome. Running it again gives the same. */
export function readUploadJob(store: Store): JobKind<ReadUploadPayload> {
  return { ...readUpload, payload, run: ({ upload }, run) => read(store, upload, run) }
}

async function read(store: Store, id: UploadId, { signal, report }: JobRun): Promise<{ state: ReadFile['kind'] }> {
  const input = await store.read(async (tx): Promise<FileToRead | undefined> => {
    const upload = await loadUpload(tx, id)
    const bytes = await loadUploadFile(tx, id)
    if (upload === undefined || bytes === undefined) return undefined
    return { bytes, fileName: upload.fileName, context: await loadCheckContext(tx, upload.node, upload.uploadedAt) }
  })
  if (input === undefined) return { state: 'unreadable' }
  report(0.1, 'Чтение и проверка файла')
  const module = new URL('./read-checked-file.ts', import.meta.url).href
  const answer = await runInThread<ReadFile>({ module, function: 'readCheckedFile', input, signal, memoryMb })
  report(0.9, 'Сохранение прочитанного')
  await store.write((tx) =>
    answer.kind === 'read' ? saveStaged(tx, id, answer.packed) : markUnreadable(tx, id, answer.sentence),
  )
  return { state: answer.kind }
}

import { err, ok, type Result } from '#kernel/result'

export const uploadLimitMb = 100
const limitBytes = uploadLimitMb * 1024 * 1024
const filesAtOnce = 40

export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Files of a form, in memory. A body over the limit is refused before it is read. */
export async function readUploadedFiles(request: Request): Promise<Result<readonly UploadedFile[], string>> {
  const tooBig = `Файлы вместе больше ${uploadLimitMb} МБ: загрузите их по одному или разделите по классам.`
  const declared = Number.parseInt(request.headers.get('content-length') ?? '', 10)
  // A browser always says how long its form is; what does not say is not a browser's form.
  if (!Number.isFinite(declared)) return err('Браузер не сообщил размер файла. Повторите загрузку.')
  if (declared > limitBytes) return err(tooBig)
  const form = await request.formData()
  const files = form.getAll('file').filter((entry) => entry instanceof File && entry.name !== '') as File[]
  if (files.length === 0) return err('Выберите файл.')
  if (files.length > filesAtOnce) return err(`За один раз можно загрузить не больше ${filesAtOnce} файлов.`)
  return ok(
    await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ),
  )
}

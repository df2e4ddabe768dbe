import { err, ok, type Result } from '#kernel/result'

const limitMb = 20
const limitBytes = limitMb * 1024 * 1024

/** A document as it came by the form: a file, or text from the clipboard. */
export async function readOrderForm(
  request: Request,
): Promise<Result<{ readonly fileName: string; readonly bytes: Uint8Array }, string>> {
  const declared = Number.parseInt(request.headers.get('content-length') ?? '', 10)
  // A browser always says how long its form is; what does not say is not a browser's form.
  if (!Number.isFinite(declared)) return err('Браузер не сообщил размер файла. Повторите загрузку.')
  if (declared > limitBytes) return err(`Файл больше ${limitMb} МБ: уберите из документа изображения.`)
  const form = await request.formData()
  const file = form.get('file')
  if (file instanceof File && file.name !== '') {
    return ok({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  const text = form.get('text')
  if (typeof text === 'string' && text.trim() !== '') {
    return ok({ fileName: 'Вставленный текст', bytes: new TextEncoder().encode(text) })
  }
  return err('Выберите файл или вставьте текст.')
}

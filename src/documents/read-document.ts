import { err, ok, type Result } from '#kernel/result'
import { formatNumber } from '#kernel/russian-text'
import { decodeText, defaultReadLimits, openPackage, recogniseContent, Refusal } from '#tabular'
import type { ReadDocument } from './reading/blocks.ts'
import { defaultDocumentLimits, type DocumentLimits } from './reading/document-limits.ts'
import { readDocx } from './reading/read-docx.ts'
import { readPdf } from './reading/read-pdf.ts'
import { readPlainText } from './reading/read-plain-text.ts'
import { refuseForeignDocument, refuseForeignDocumentPackage } from './reading/refuse-foreign-document.ts'
import {
  DocumentRefusal,
  refuse,
  refuseDamaged,
  refuseLength,
  refuseRows,
  type UnreadableDocument,
} from './reading/refusal.ts'

/**
 * Reads an order or a plan as it came: DOCX, PDF with a text layer, plain text or a pasted table. What the file is, its
 * content tells. Any file that cannot be read gives one Russian sentence: what it is and what to do.
 */
export async function readDocument(
  bytes: Uint8Array,
  limits: Partial<DocumentLimits> = {},
): Promise<Result<ReadDocument, UnreadableDocument>> {
  try {
    return ok(await read(bytes, { ...defaultDocumentLimits, ...limits }))
  } catch (error) {
    if (error instanceof DocumentRefusal) return err(error.reason)
    throw error
  }
}

async function read(bytes: Uint8Array, limits: DocumentLimits): Promise<ReadDocument> {
  if (bytes.length > limits.fileBytes) {
    refuse(
      'too-big',
      `Файл больше ${formatNumber(Math.floor(limits.fileBytes / 2 ** 20))}\u00a0МБ: загрузите приказ или план без вложенных изображений.`,
    )
  }
  const content = recogniseContent(bytes)
  switch (content) {
    case 'pdf':
      return readPdf(bytes, limits)
    case 'zip':
      return readPackage(bytes, limits)
    // A plan may begin with a bracket or a quotation mark; only what is read as text decides.
    case 'json':
    case 'text':
      return readText(bytes, limits)
    default:
      return refuseForeignDocument(content, bytes)
  }
}

async function readPackage(bytes: Uint8Array, limits: DocumentLimits): Promise<ReadDocument> {
  try {
    const pack = openPackage(bytes, {
      ...defaultReadLimits,
      fileBytes: limits.fileBytes,
      inflatedBytes: limits.inflatedBytes,
    })
    await refuseForeignDocumentPackage(pack)
    return await readDocx(pack, limits)
  } catch (error) {
    return refuseInOurWords(error)
  }
}

function readText(bytes: Uint8Array, limits: DocumentLimits): ReadDocument {
  const text = decoded(bytes)
  if (text.length > limits.characters) refuseLength()
  const document = readPlainText(text)
  const rows = document.blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0)
  if (rows > limits.rows) refuseRows(limits.rows)
  if (!document.blocks.some((block) => block.kind !== 'page-break')) {
    refuse('empty', 'В тексте ничего нет: вставьте приказ или таблицу плана.')
  }
  return document
}

function decoded(bytes: Uint8Array): string {
  try {
    return decodeText(bytes)
  } catch (error) {
    return refuseInOurWords(error)
  }
}

/** The package reader speaks of tables; here the same failures are those of a document. */
function refuseInOurWords(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  switch (error.reason.kind) {
    case 'password':
      return refuse('password', 'Документ закрыт паролем: снимите пароль в Word, сохраните файл и загрузите ещё раз.')
    case 'too-big':
      return refuse('too-big', 'Внутри файла слишком много данных: сохраните документ заново и загрузите ещё раз.')
    case 'binary':
      return refuse(
        'not-a-document',
        'Файл двоичный, текста в нём нет: загрузите приказ или план в формате DOCX, PDF с текстом или простым текстом.',
      )
    case 'unsafe-xml':
      return refuse(
        'damaged',
        'Внутри файла объявлены сторонние сущности XML (DTD): такие файлы не принимаются, сохраните документ заново в Word.',
      )
    default:
      return refuseDamaged()
  }
}

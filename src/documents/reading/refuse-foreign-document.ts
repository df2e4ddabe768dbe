import { unreachable } from '#kernel/assert'
import type { Content, Package } from '#tabular'
import { refuse, refuseDamaged, wanted } from './refusal.ts'

/** One sentence for each kind of file that is given instead of an order: what it is and what to do. */
export function refuseForeignDocument(
  content: Exclude<Content, 'zip' | 'pdf' | 'text' | 'json'>,
  bytes: Uint8Array,
): never {
  switch (content) {
    case 'empty':
      return refuse('empty', `Файл пустой: ${wanted}.`)
    case 'ole2':
      return refuseOle2(bytes)
    case 'image':
      return refuse('no-text', `Это изображение без текста: распознайте его или ${wanted}.`)
    case 'archive':
      return refuse('not-a-document', `Это архив: распакуйте его и ${wanted}.`)
    case 'rtf':
      return refuse('not-a-document', 'Это документ RTF: откройте его в Word и сохраните как «Документ Word (.docx)».')
    case 'html':
      return refuse(
        'not-a-document',
        'Это веб-страница (HTML): откройте её в Word и сохраните как «Документ Word (.docx)».',
      )
    case 'spreadsheet-xml':
    case 'xml':
      return refuse('not-a-document', `Это файл XML, а не приказ и не план: ${wanted}.`)
    case 'parquet':
    case 'sqlite':
    case 'binary':
      return refuse('not-a-document', `Файл двоичный, текста в нём нет: ${wanted}.`)
    default:
      return unreachable(content)
  }
}

/** Streams of an OLE2 file are named in UTF-16, so that the name tells what was saved. */
function refuseOle2(bytes: Uint8Array): never {
  const holds = (stream: string): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(stream, 0, 'utf16le')
  if (holds('EncryptedPackage')) {
    refuse('password', 'Файл закрыт паролем: снимите пароль в Word, сохраните файл и загрузите ещё раз.')
  }
  if (holds('Workbook')) refuse('not-a-document', spreadsheet)
  return refuse(
    'not-a-document',
    'Это документ старого формата Word 97–2003 (.doc): откройте его в Word и сохраните как «Документ Word (.docx)».',
  )
}

const spreadsheet =
  'Это книга Excel, а не приказ и не план: скопируйте из неё таблицу плана и вставьте текстом или сохраните план документом Word (.docx).'

/** Names a ZIP package that is not a Word document for what it is. Returns where the document may be read. */
export async function refuseForeignDocumentPackage(pack: Package): Promise<void> {
  const holds = (pattern: RegExp): boolean => pack.names.some((name) => pattern.test(name.replaceAll('\\', '/')))
  if (pack.has('word/document.xml')) return
  if (holds(/(^|\/)xl\//i)) refuse('not-a-document', spreadsheet)
  if (holds(/(^|\/)ppt\//i)) refuse('not-a-document', `Это презентация (.pptx), а не приказ: ${wanted}.`)
  if (holds(/(^|\/)word\//i)) refuseDamaged()
  if (pack.has('mimetype')) {
    const type = Buffer.from(await pack.bytes('mimetype', 1024)).toString('latin1')
    if (type.includes('opendocument.spreadsheet')) refuse('not-a-document', spreadsheet)
    if (type.includes('opendocument')) {
      refuse(
        'not-a-document',
        'Это документ OpenDocument (.odt): откройте его и сохраните как «Документ Word (.docx)».',
      )
    }
  }
  refuse('not-a-document', `Это ZIP-архив: распакуйте его и ${wanted}.`)
}

import { refuse } from '../refusal.ts'
import type { Package } from './open-package.ts'

const wanted = 'загрузите таблицу в формате XLSX или CSV'

/** Names a ZIP package that is not an Excel workbook for what it is. Returns where the workbook may be read. */
export async function refuseForeignPackage(pack: Package): Promise<void> {
  const holds = (pattern: RegExp): boolean => pack.names.some((name) => pattern.test(name))
  if (holds(/(^|\/)workbook\.bin$/i)) {
    refuse(
      'not-a-table',
      'Это двоичная книга Excel (.xlsb): откройте её в Excel и сохраните как «Книга Excel (.xlsx)».',
    )
  }
  if (holds(/(^|\/)workbook\.xml$/i) || holds(/^xl\//i)) return
  if (holds(/^word\//i)) refuse('not-a-table', `Это документ Word (.docx), а не таблица: ${wanted}.`)
  if (holds(/^ppt\//i)) refuse('not-a-table', `Это презентация (.pptx), а не таблица: ${wanted}.`)
  if (pack.has('mimetype')) await refuseOpenDocument(pack)
  refuse('not-a-table', `Это ZIP-архив: распакуйте его и ${wanted}.`)
}

async function refuseOpenDocument(pack: Package): Promise<void> {
  const type = Buffer.from(await pack.bytes('mimetype', 1024)).toString('latin1')
  if (type.includes('opendocument.spreadsheet')) {
    refuse(
      'not-a-table',
      'Это таблица OpenDocument (.ods): откройте её в LibreOffice или Excel и сохраните как «Книга Excel (.xlsx)».',
    )
  }
  if (type.includes('opendocument')) refuse('not-a-table', `Это документ OpenDocument, а не таблица: ${wanted}.`)
}

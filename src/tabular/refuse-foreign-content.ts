import { unreachable } from '#kernel/assert'

import type { Content } from './recognise-content.ts'
import { refuse } from './refusal.ts'

const wanted = 'загрузите таблицу в формате XLSX или CSV'

/** One sentence for each kind of file that is given instead of a table: what it is and what to do. */
export function refuseForeignContent(
  content: Exclude<Content, 'zip' | 'text'>,
  bytes: Uint8Array,
  fileName: string,
): never {
  switch (content) {
    case 'empty':
      return refuse('empty', `Файл пустой: выберите файл с данными, ${wanted}.`)
    case 'ole2':
      return refuseOle2(bytes, fileName)
    case 'pdf':
      return refuse('not-a-table', `Это документ PDF, а не таблица: ${wanted}.`)
    case 'image':
      return refuse('not-a-table', `Это изображение, а не таблица: ${wanted}.`)
    case 'archive':
      return refuse('not-a-table', `Это архив: распакуйте его и ${wanted}.`)
    case 'rtf':
      return refuse('not-a-table', `Это текстовый документ RTF, а не таблица: ${wanted}.`)
    case 'html':
      return refuse(
        'not-a-table',
        'Это веб-страница (HTML), сохранённая как таблица: откройте файл в Excel и сохраните как «Книга Excel (.xlsx)».',
      )
    case 'spreadsheet-xml':
      return refuse(
        'not-a-table',
        'Это «Таблица XML 2003»: откройте файл в Excel и сохраните как «Книга Excel (.xlsx)».',
      )
    case 'xml':
      return refuse('not-a-table', `Это файл XML, а не таблица: ${wanted}.`)
    case 'json':
      return refuse('not-a-table', `Это файл JSON, а не таблица: ${wanted}.`)
    case 'parquet':
      return refuse('not-a-table', `Это файл Parquet: он принимается только в папке данных, здесь ${wanted}.`)
    case 'sqlite':
      return refuse('not-a-table', `Это база данных SQLite, а не таблица: ${wanted}.`)
    case 'binary':
      return refuse('binary', `Файл двоичный, таблицы в нём нет: ${wanted}.`)
    default:
      return unreachable(content)
  }
}

/** Streams of an OLE2 file are named in UTF-16, so that the name tells what was saved. */
function refuseOle2(bytes: Uint8Array, fileName: string): never {
  const holds = (stream: string): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(stream, 0, 'utf16le')
  if (holds('EncryptedPackage')) {
    refuse(
      'password',
      'Файл закрыт паролем: откройте его в Excel, снимите пароль («Файл → Сведения → Защита книги»), сохраните и загрузите ещё раз.',
    )
  }
  if (holds('WordDocument')) refuse('not-a-table', `Это документ Word, а не таблица: ${wanted}.`)
  const renamed = /\.xls[xm]$/i.test(fileName) ? ', хотя имя файла говорит о новом' : ''
  return refuse(
    'legacy-xls',
    `Это книга старого формата Excel 97–2003 (.xls)${renamed}: откройте её в Excel и сохраните как «Книга Excel (.xlsx)».`,
  )
}

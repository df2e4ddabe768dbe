import { escapeXml, inlineText } from '../xlsx/escape-xml.ts'
import { rowHeight } from '../workbook/row-height.ts'
import type { Note } from './note.ts'
import type { ListStyle } from './style-book.ts'

const columns = [
  { header: 'Лист', width: 22 },
  { header: 'Строка', width: 9 },
  { header: 'Столбец', width: 10 },
  { header: 'Вид', width: 18 },
  { header: 'Что не так', width: 60 },
  { header: 'Как исправить', width: 50 },
] as const

const kinds = { error: 'Ошибка', warning: 'Предупреждение' } as const
/** More would make the list useless and the sheet slow; the file itself is marked in full. */
const longestList = 50_000

/** The last sheet of an annotated copy: every remark with a link to its cell. `known` holds the sheets links may lead to. */
export function* listSheetXml(
  notes: readonly Note[],
  fileName: string,
  known: ReadonlySet<string>,
  style: (name: ListStyle) => number,
): Generator<string> {
  const widths = columns.map((column) => column.width)
  const shown = notes.slice(0, longestList)
  const cell = (reference: string, text: string, name: ListStyle): string =>
    `<c r="${reference}" s="${style(name)}" t="inlineStr">${inlineText(text)}</c>`
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`
  yield columns
    .map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  yield `</cols><sheetData><row r="1" ht="24" customHeight="1">${cell('A1', title(notes, fileName), 'title')}</row>`
  yield `<row r="2">${columns.map(({ header }, at) => cell(`${'ABCDEF'[at]}2`, header, 'header')).join('')}</row>`
  for (const [at, note] of shown.entries()) {
    const row = at + 3
    const texts = [note.sheet, '', '', kinds[note.severity], note.text, note.remedy ?? '']
    const height = rowHeight(texts, widths)
    const place = note.row > 0 ? `<c r="B${row}" s="${style('link')}"><v>${note.row}</v></c>` : ''
    const column = note.column === '' ? '' : cell(`C${row}`, note.column, 'link')
    yield `<row r="${row}"${height === undefined ? '' : ` ht="${height}"`}>${cell(`A${row}`, note.sheet, 'text')}${place}${column}${cell(`D${row}`, kinds[note.severity], 'text')}${cell(`E${row}`, note.text, 'text')}${note.remedy === undefined ? '' : cell(`F${row}`, note.remedy, 'text')}</row>`
  }
  yield `</sheetData><autoFilter ref="A2:F${shown.length + 2}"/>`
  const links = shown.flatMap((note, at) => (note.row > 0 && known.has(note.sheet) ? [link(note, at + 3)] : []))
  if (links.length > 0) yield `<hyperlinks>${links.join('')}</hyperlinks>`
  yield '<pageMargins left="0.6" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
}

function title(notes: readonly Note[], fileName: string): string {
  const errors = notes.filter((note) => note.severity === 'error').length
  const cut = notes.length > longestList ? `, показаны первые ${longestList}` : ''
  return `Замечания к файлу «${fileName}»: ошибок — ${errors}, предупреждений — ${notes.length - errors}${cut}`
}

function link(note: Note, row: number): string {
  const location = `'${note.sheet.replaceAll("'", "''")}'!${note.column === '' ? 'A' : note.column}${note.row}`
  return `<hyperlink ref="B${row}:C${row}" location="${escapeXml(location)}" display="${escapeXml(`${note.column}${note.row}`)}"/>`
}

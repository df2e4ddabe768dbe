import type { ReadLimits } from '../read-limits.ts'
import { refuse } from '../refusal.ts'
import { RowCollector } from '../row-collector.ts'
import type { Table } from '../sheet.ts'
import { decodeText } from './decode-text.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { parseRecords } from './parse-records.ts'

/** A CSV file as a table of one sheet named after the file; every cell is text, as the file holds it. */
export function readCsv(bytes: Uint8Array, fileName: string, limits: ReadLimits): Table {
  const text = decodeText(bytes)
  const collector = new RowCollector(fileName, limits, { cells: 0 })
  // Excel's own hint in the first line. The line keeps its number, so that rows are numbered as the person sees them.
  const hint = /^sep=(.)(?=\r?\n)/.exec(text)
  const body = hint === null ? text : text.slice(hint[0].length)
  const outcome = parseRecords(body, hint?.[1] ?? detectDelimiter(text), (row, column, field) =>
    collector.set(row, column, field),
  )
  if (outcome.kind === 'open-quote') {
    refuse(
      'truncated',
      `Кавычка, открытая в строке ${outcome.row + 1}, нигде не закрыта: исправьте её или сохраните таблицу в формате XLSX.`,
    )
  }
  return { format: 'csv', sheets: [{ name: fileName, rows: collector.rows() }] }
}

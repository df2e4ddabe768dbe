import { err, ok, type Result } from '#kernel/result'
import { readTable, type Table } from '#tabular'
import type { Finding, StagedColumn, StagedFile } from '../staged.ts'
import { fileError, fileWarning } from './finding-rules.ts'
import { mergeReadings } from './merge-readings.ts'
import { recogniseTable, type RecognisedSheet } from './recognise-table.ts'
import type { SheetReading } from './report-reader.ts'
import { usedPositions } from './used-positions.ts'
import { stagedColumns } from './work-columns.ts'

/** A file as it came → everything understood and everything wrong with it; or one sentence why it is no file of results. */
export async function readResultsFile(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<StagedFile, { readonly sentence: string }>> {
  const table = await readTable(bytes, fileName)
  if (!table.ok) return err({ sentence: table.error.sentence })
  return readResultsTable(table.value, fileName)
}

/** The same for a table already read. */
export function readResultsTable(table: Table, fileName: string): Result<StagedFile, { readonly sentence: string }> {
  const recognition = recogniseTable(table, fileName)
  if (!recognition.recognised) return err({ sentence: recognition.sentence })
  const readings = recognition.sheets.map(({ sheet, reader, layout, about }) => reader.read(sheet, layout, about))
  const merged = mergeReadings(readings)
  return ok({
    ...merged,
    kind: recognition.kind,
    fileName,
    findings: [...merged.findings, ...leftOutFindings(recognition.leftOut), ...emptyFinding(merged)],
    columns: recognition.sheets.flatMap(columnsOf),
  })
}

function columnsOf({ sheet, reader, layout }: RecognisedSheet): readonly StagedColumn[] {
  const scores = ['protocol', 'individual', 'works-table', 'dataset'].includes(reader.kind) ? 'task' : 'share'
  return stagedColumns(sheet.name, layout.columns, usedPositions(reader.kind, layout.columns), scores)
}

function leftOutFindings(names: readonly string[]): readonly Finding[] {
  return names.map((name) =>
    fileWarning(
      'sheet-not-read',
      `Лист «${name}» не похож на отчёт и не прочитан`,
      'Если в нём результаты, загрузите его отдельным файлом',
    ),
  )
}

function emptyFinding({ dataRows }: SheetReading): readonly Finding[] {
  if (dataRows > 0) return []
  return [fileError('empty-file', 'Заголовки на месте, но ни одна строка не заполнена', 'Загрузите заполненный файл')]
}

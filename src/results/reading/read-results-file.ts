import { err, ok, type Result } from '#kernel/result'
import { readTable, type Table } from '#tabular'
import type { AssessmentDraft, Finding, StagedColumn, StagedFile, StagedPart } from '../staged.ts'
import { fileError, fileWarning } from './finding-rules.ts'
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

function mergeReadings(readings: readonly SheetReading[]): SheetReading {
  const parts = new Map<string, StagedPart>()
  for (const part of readings.flatMap((reading) => reading.parts)) {
    const key = partKey(part.assessment)
    const known = parts.get(key)
    parts.set(key, known === undefined ? part : joinParts(known, part))
  }
  return {
    parts: [...parts.values()],
    markers: readings.flatMap(({ markers }) => markers),
    schools: mergeSchools(readings),
    findings: readings.flatMap(({ findings }) => findings),
    dataRows: readings.reduce((rows, reading) => rows + reading.dataRows, 0),
  }
}

/** Sheets about one work are one part, unless their tasks differ: then neither may speak for the other. */
function partKey({ id, procedure, year, grade, subject, tasks }: AssessmentDraft): string {
  return [id ?? '', procedure, year, grade, subject, tasks.length === 0 ? '' : tasks.map(({ label }) => label).join(' ')].join('|')
}

function joinParts(one: StagedPart, other: StagedPart): StagedPart {
  return {
    assessment: one.assessment,
    works: [...one.works, ...other.works],
    aggregates: [...one.aggregates, ...other.aggregates],
  }
}

function mergeSchools(readings: readonly SheetReading[]): SheetReading['schools'] {
  const schools = new Map<string, { readonly name: string; readonly municipality: string }>()
  for (const [login, school] of readings.flatMap((reading) => [...reading.schools])) {
    const known = schools.get(login)
    schools.set(login, { name: known?.name || school.name, municipality: known?.municipality || school.municipality })
  }
  return schools
}

function columnsOf({ sheet, reader, layout }: RecognisedSheet): readonly StagedColumn[] {
  return stagedColumns(sheet.name, layout.columns, usedPositions(reader.kind, layout.columns))
}

function leftOutFindings(names: readonly string[]): readonly Finding[] {
  return names.map((name) =>
    fileWarning('sheet-not-read', `Лист «${name}» не похож на отчёт и не прочитан`, 'Если в нём результаты, загрузите его отдельным файлом'),
  )
}

function emptyFinding({ dataRows }: SheetReading): readonly Finding[] {
  if (dataRows > 0) return []
  return [fileError('empty-file', 'Заголовки на месте, но ни одна строка не заполнена', 'Загрузите заполненный файл')]
}

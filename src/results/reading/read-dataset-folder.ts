import { err, ok, type Result } from '#kernel/result'
import { readTable, type Sheet } from '#tabular'
import type { AssessmentDraft, Finding, StagedColumn, StagedFile, StagedPart } from '../staged.ts'
import { fileError } from './finding-rules.ts'
import { readHeaderRows } from './header-columns.ts'
import { mergeReadings } from './merge-readings.ts'
import { refuseNamesForCodes, refusePersonalNames } from './name-foreign-file.ts'
import { readDatasetSpec } from './read-dataset-spec.ts'
import { readParquetSheet } from './read-parquet-sheet.ts'
import { worksTableReader } from './read-works-table.ts'
import type { SheetReading } from './report-reader.ts'
import { titleClue } from './title-clue.ts'
import { usedPositions } from './used-positions.ts'
import { stagedColumns } from './work-columns.ts'

/** A file of a dataset folder by its own name, without the path. */
export interface DatasetFile {
  readonly name: string
  readonly bytes: Uint8Array
}

type Refusal = { readonly sentence: string }

/**
 * A dataset folder for the store: spec.json, and every .csv and .parquet beside it as tables of works.
 * Works of assessments that the specification does not name stop the import.
 */
export async function readDatasetFolder(
  files: readonly DatasetFile[],
  folder = 'Набор данных',
): Promise<Result<StagedFile, Refusal>> {
  const specFile = files.find(({ name }) => name.toLowerCase() === 'spec.json')
  if (specFile === undefined) return err({ sentence: 'В наборе данных нет файла spec.json с описанием работ.' })
  const spec = readDatasetSpec(new TextDecoder().decode(specFile.bytes).replace(/^\ufeff/, ''))
  if (!spec.ok) return spec
  const tables = files.filter(({ name }) => /\.(csv|parquet)$/i.test(name))
  if (tables.length === 0)
    return err({ sentence: 'В наборе данных нет таблиц работ: ожидаются файлы .csv или .parquet рядом со spec.json.' })
  const readings: SheetReading[] = []
  const columns: StagedColumn[] = []
  for (const file of tables) {
    const sheet = await readSheet(file)
    if (!sheet.ok) return err({ sentence: `${file.name}: ${sheet.error.sentence}` })
    const read = readWorks(sheet.value)
    if (!read.ok) return err({ sentence: `${file.name}: ${read.error.sentence}` })
    readings.push(nameParts(read.value.reading, spec.value))
    columns.push(...read.value.columns)
  }
  return ok({ ...mergeReadings(readings), kind: 'dataset', fileName: folder, columns })
}

async function readSheet(file: DatasetFile): Promise<Result<Sheet, Refusal>> {
  if (/\.parquet$/i.test(file.name)) return readParquetSheet(file.bytes, file.name)
  const table = await readTable(file.bytes, file.name)
  if (!table.ok) return err({ sentence: table.error.sentence })
  const [sheet] = table.value.sheets
  return sheet === undefined ? err({ sentence: 'файл пуст.' }) : ok({ ...sheet, name: file.name })
}

function readWorks(
  sheet: Sheet,
): Result<{ readonly reading: SheetReading; readonly columns: readonly StagedColumn[] }, Refusal> {
  const headers = readHeaderRows(sheet)
  const named = refusePersonalNames(sheet, headers)
  if (named !== undefined) return err({ sentence: named })
  const found = worksTableReader.find(sheet, headers, titleClue(sheet, sheet.name))
  if (!found.found) {
    const missing =
      found.missing.length === 0 ? 'столбцов assessment, school, participant, tasks' : found.missing.join(', ')
    return err({ sentence: `нет ${missing}.` })
  }
  const { layout } = found
  const coded = refuseNamesForCodes(sheet, layout)
  if (coded !== undefined) return err({ sentence: coded })
  const columns = stagedColumns(sheet.name, layout.columns, usedPositions('dataset', layout.columns), 'task')
  return ok({ reading: worksTableReader.read(sheet, layout, {}), columns })
}

/** Puts the specification in the place of what the rows alone could tell. */
function nameParts(reading: SheetReading, spec: ReadonlyMap<string, AssessmentDraft>): SheetReading {
  const unnamed: Finding[] = []
  const parts = reading.parts.map((part): StagedPart => {
    const { id } = part.assessment
    const known = id === undefined ? undefined : spec.get(id)
    if (known !== undefined) return { ...part, assessment: known }
    const what = id === undefined ? 'У части работ не заполнен столбец assessment' : `Работы «${id}» нет в spec.json`
    unnamed.push(fileError('assessment-unknown', what, 'Добавьте работу в spec.json или исправьте столбец assessment'))
    return part
  })
  // The specification states the maxima, so a guess from the scores is no longer worth a word.
  const findings = reading.findings.filter(({ rule }) => rule !== 'task-maximum-unknown')
  return { ...reading, parts, findings: [...findings, ...unnamed] }
}

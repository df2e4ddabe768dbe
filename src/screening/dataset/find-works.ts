import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#kernel/result'
import type { BulkStore } from '#tabular'
import { readWorksHeader } from './read-works-header.ts'
import { isWorkColumn, missingColumns, workColumns } from './work-columns.ts'

/** A dataset folder as found: the text of its spec.json and its works files. */
export interface DatasetFiles {
  readonly specification: string
  readonly csv: readonly string[]
  readonly parquet: readonly string[]
}

export async function findDatasetFiles(folder: string): Promise<Result<DatasetFiles, string>> {
  let names: string[]
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    // Hidden files beside the data are the traces of other programs.
    names = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => entry.name)
  } catch {
    return err(`Папка с данными «${folder}» не найдена или не читается.`)
  }
  if (!names.includes('spec.json')) {
    return err(`В папке «${folder}» нет файла spec.json с описанием работ и шкал.`)
  }
  const ending = (suffix: string) =>
    names
      .filter((name) => name.toLowerCase().endsWith(suffix))
      .sort()
      .map((name) => join(folder, name))
  const csv = ending('.csv')
  const parquet = ending('.parquet')
  if (csv.length + parquet.length === 0) {
    return err(`В папке «${folder}» нет файлов с работами: ожидается хотя бы один .csv или .parquet.`)
  }
  try {
    return ok({ specification: await readFile(join(folder, 'spec.json'), 'utf8'), csv, parquet })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return err(`Файлы папки «${folder}» не читаются.`)
    throw error
  }
}

/** Small buffers keep the engine small; no honest line of a works file is this long. */
const longestLine = 65_536
const bufferBytes = 4_194_304

/** One SQL relation over all works files, every column as text, `tasks` separated by spaces. */
export async function worksRelation(files: DatasetFiles, store: BulkStore): Promise<Result<string, string>> {
  const parts: string[] = []
  for (const file of files.csv) {
    const header = await readWorksHeader(file)
    if (!header.ok) return header
    const { names, delimiter } = header.value
    const columns = names.map((name, i) => `${quoted(isWorkColumn(name) ? name : `other_${i}`)}: 'VARCHAR'`)
    parts.push(
      `select ${workColumns.join(', ')} from read_csv(${quoted(file)}, header = true, auto_detect = false, ` +
        `delim = ${quoted(delimiter)}, quote = '"', escape = '"', nullstr = '', buffer_size = ${bufferBytes}, max_line_size = ${longestLine}, columns = {${columns.join(', ')}})`,
    )
  }
  for (const file of files.parquet) {
    const described = await describeParquet(file, store)
    if (!described.ok) return described
    parts.push(`select ${described.value} from read_parquet(${quoted(file)})`)
  }
  return ok(`(${parts.join(' union all ')})`)
}

async function describeParquet(file: string, store: BulkStore): Promise<Result<string, string>> {
  let columns: readonly Readonly<Record<string, string | number | null>>[]
  try {
    columns = await store.rows(`describe select * from read_parquet(${quoted(file)})`)
  } catch {
    return err(`Файл «${file}» не читается как Parquet: возможно, он повреждён или записан не до конца.`)
  }
  const kinds = new Map(columns.map((column) => [String(column.column_name), String(column.column_type)]))
  const missing = missingColumns(file, [...kinds.keys()])
  if (missing !== undefined) return err(missing)
  return ok(workColumns.map((name) => `${columnAsText(name, kinds.get(name)!)} as ${name}`).join(', '))
}

/** A column of a Parquet file as the text that a CSV would hold. */
function columnAsText(name: (typeof workColumns)[number], kind: string): string {
  if (name !== 'tasks') return numberAsText(name, kind)
  if (!kind.endsWith('[]')) return 'tasks::varchar'
  return `array_to_string(list_transform(tasks, score -> coalesce(${numberAsText('score', kind.slice(0, -2))}, 'X')), ' ')`
}

/** No whole number of a work has more digits: what is greater is told as it is, and then refused. */
const greatestWhole = 1e9

/**
 * Programs that have no empty whole number write 4 as 4.0 and the empty one as NaN; an empty text is nothing, as it is in a
 * CSV.
 */
const numberAsText = (value: string, kind: string) =>
  /^(DOUBLE|FLOAT|DECIMAL)/.test(kind)
    ? `case when isnan(${value}::double) then null
        when abs(${value}::double) < ${greatestWhole} and ${value} = trunc(${value}) then ${value}::bigint::varchar
        else ${value}::varchar end`
    : `nullif(${value}::varchar, '')`

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

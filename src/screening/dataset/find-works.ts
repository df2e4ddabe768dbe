import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#kernel/result'
import type { BulkStore } from '#tabular'

/** Columns of a works file, as the data contract names them. */
export const workColumns = [
  'assessment',
  'municipality',
  'school',
  'class',
  'participant',
  'variant',
  'journal_mark',
  'mark',
  'total',
  'tasks',
] as const

/** A dataset folder as found: the text of its spec.json and its works files. */
export interface DatasetFiles {
  readonly specification: string
  readonly csv: readonly string[]
  readonly parquet: readonly string[]
  /** Size of the works as text; Parquet packs them about five times. */
  readonly bytes: number
}

const parquetPacking = 5

export async function findDatasetFiles(folder: string): Promise<Result<DatasetFiles, string>> {
  let names: string[]
  try {
    names = await readdir(folder)
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
  let bytes = 0
  for (const file of csv) bytes += (await stat(file)).size
  for (const file of parquet) bytes += (await stat(file)).size * parquetPacking
  return ok({ bytes, specification: await readFile(join(folder, 'spec.json'), 'utf8'), csv, parquet })
}

/** Small buffers keep the engine small; no honest line of a works file is this long. */
const longestLine = 65_536
const bufferBytes = 4_194_304

/** One SQL relation over all works files, every column as text, `tasks` separated by spaces. */
export async function worksRelation(files: DatasetFiles, store: BulkStore): Promise<Result<string, string>> {
  const parts: string[] = []
  for (const file of files.csv) {
    const header = await readHeader(file)
    if (!header.ok) return header
    const { names, delimiter } = header.value
    const columns = names.map(
      (name, i) => `${quoted(workColumns.includes(name as never) ? name : `other_${i}`)}: 'VARCHAR'`,
    )
    parts.push(
      `select ${workColumns.join(', ')} from read_csv(${quoted(file)}, header = true, auto_detect = false, ` +
        `delim = ${quoted(delimiter)}, quote = '"', escape = '"', nullstr = '', buffer_size = ${bufferBytes}, max_line_size = ${longestLine}, columns = {${columns.join(', ')}})`,
    )
  }
  for (const file of files.parquet) {
    const described = await describeParquet(file, store)
    if (!described.ok) return described
    const texts = workColumns.map((name) => (name === 'tasks' ? described.value : `${name}::varchar as ${name}`))
    parts.push(`select ${texts.join(', ')} from read_parquet(${quoted(file)})`)
  }
  return ok(`(${parts.join(' union all ')})`)
}

/** Bytes in which the header line of a CSV must end. */
const headerBytes = 65_536

async function readHeader(file: string): Promise<Result<{ names: readonly string[]; delimiter: string }, string>> {
  await using handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
  const line =
    buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].find((candidate) => line.includes(candidate)) ?? ','
  const names = line.split(delimiter).map((name) => name.trim().replace(/^"|"$/g, ''))
  const missing = workColumns.filter((name) => !names.includes(name))
  if (missing.length > 0) return err(missingColumns(file, missing))
  const repeated = names.find((name, i) => workColumns.includes(name as never) && names.indexOf(name) !== i)
  if (repeated !== undefined) return err(`В файле «${file}» столбец «${repeated}» повторяется.`)
  return ok({ names, delimiter })
}

async function describeParquet(file: string, store: BulkStore): Promise<Result<string, string>> {
  let columns: readonly Readonly<Record<string, string | number | null>>[]
  try {
    columns = await store.rows(`describe select * from read_parquet(${quoted(file)})`)
  } catch {
    return err(`Файл «${file}» не читается как Parquet: возможно, он повреждён или записан не до конца.`)
  }
  const kinds = new Map(columns.map((column) => [String(column.column_name), String(column.column_type)]))
  const missing = workColumns.filter((name) => !kinds.has(name))
  if (missing.length > 0) return err(missingColumns(file, missing))
  const isList = kinds.get('tasks')!.endsWith('[]')
  return ok(
    isList
      ? `array_to_string(list_transform(tasks, score -> coalesce(score::varchar, 'X')), ' ') as tasks`
      : 'tasks::varchar as tasks',
  )
}

const missingColumns = (file: string, missing: readonly string[]) =>
  `В файле «${file}» нет ${missing.length === 1 ? 'столбца' : 'столбцов'} ${missing.map((name) => `«${name}»`).join(', ')}.`

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

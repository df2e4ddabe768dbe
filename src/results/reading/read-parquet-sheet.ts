import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#kernel/result'
import { type BulkStore, type Cell, openBulkStore, openScratchFolder, type Sheet } from '#tabular'

const mostRows = 2_000_000

/** A Parquet table of works as a sheet with its header in row 1; a list of scores becomes «2 0 X 1», as in CSV. */
export async function readParquetSheet(
  bytes: Uint8Array,
  name: string,
): Promise<Result<Sheet, { readonly sentence: string }>> {
  using folder = openScratchFolder('parquet')
  try {
    const path = join(folder.path, 'works.parquet')
    await writeFile(path, bytes)
    await using store = await openBulkStore()
    return ok(await readSheet(store, path, name))
  } catch (error) {
    // The engine throws plain errors on files that are not Parquet; anything else is ours to know about.
    if (error instanceof Error && /parquet|magic bytes|Invalid Input|IO Error/i.test(error.message)) {
      return err({ sentence: 'файл не прочитан: это не Parquet или он повреждён.' })
    }
    throw error
  }
}

async function readSheet(store: BulkStore, path: string, name: string): Promise<Sheet> {
  const source = `read_parquet('${path.replaceAll("'", "''")}')`
  const described = await store.rows(`describe select * from ${source}`)
  const columns = described.map((column) => ({
    name: String(column['column_name']),
    list: String(column['column_type']).endsWith('[]'),
  }))
  const selected = columns.map(({ name: column, list }, index) => {
    const quoted = `"${column.replaceAll('"', '""')}"`
    const text = list
      ? `array_to_string(list_transform(${quoted}, score -> coalesce(cast(score as varchar), 'X')), ' ')`
      : `cast(${quoted} as varchar)`
    return `${text} as c${index}`
  })
  const rows = await store.rows(`select ${selected.join(', ')} from ${source} limit ${mostRows}`)
  return {
    name,
    rows: [
      columns.map((column) => column.name),
      ...rows.map((row) => columns.map((_, index): Cell => row[`c${index}`] ?? null)),
    ],
  }
}

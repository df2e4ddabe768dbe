import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api'

/** A scratch store for bulk files, out of core: closed, it leaves nothing behind. */
export interface BulkStore extends AsyncDisposable {
  run(sql: string): Promise<void>
  /** Small answers, as plain objects; whole numbers come as `number`. */
  rows(sql: string): Promise<readonly Readonly<Record<string, string | number | null>>[]>
  /** Large answers, streamed in chunks by column. */
  chunks(sql: string): AsyncGenerator<BulkChunk>
}

/** Part of a large answer. Columns are asked for by position. */
export interface BulkChunk {
  readonly rows: number
  /** A column of 32-bit whole numbers without nulls. */
  whole(column: number): Int32Array
  /** A column of texts; null where the row has none. */
  texts(column: number): readonly (string | null)[]
}

export interface BulkLimits {
  /** Memory of the engine itself; beyond it spills to disk. */
  readonly memoryMb: number
  readonly threads: number
}

export const defaultBulkLimits: BulkLimits = { memoryMb: 128, threads: 2 }

/** The only door to DuckDB. */
export async function openBulkStore(limits: BulkLimits = defaultBulkLimits): Promise<BulkStore> {
  const folder = await mkdtemp(join(tmpdir(), 'obyektiv-bulk-'))
  const instance = await DuckDBInstance.create(join(folder, 'scratch.duckdb'), {
    memory_limit: `${limits.memoryMb}MB`,
    threads: String(limits.threads),
    temp_directory: join(folder, 'spill'),
    preserve_insertion_order: 'false',
    // Files are named by the caller only; nothing is fetched and no extension is loaded.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  return {
    async run(sql) {
      await connection.run(sql)
    },
    async rows(sql) {
      const result = await connection.runAndReadAll(sql)
      return result
        .getRowObjects()
        .map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)])))
    },
    async *chunks(sql) {
      const result = await connection.stream(sql)
      for (;;) {
        const chunk = await result.fetchChunk()
        if (chunk === null || chunk.rowCount === 0) return
        yield readable(chunk)
      }
    },
    async [Symbol.asyncDispose]() {
      connection.closeSync()
      instance.closeSync()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function readable(chunk: DuckDBDataChunk): BulkChunk {
  const rows = chunk.rowCount
  return {
    rows,
    whole(column) {
      const vector = chunk.getColumnVector(column)
      const values = new Int32Array(rows)
      for (let i = 0; i < rows; i++) values[i] = vector.getItem(i) as number
      return values
    },
    texts(column) {
      const vector = chunk.getColumnVector(column)
      return Array.from({ length: rows }, (_, i) => vector.getItem(i) as string | null)
    },
  }
}

function plain(value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  return String(value)
}

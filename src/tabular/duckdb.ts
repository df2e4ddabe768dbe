import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { openScratchFolder } from './scratch-folder.ts'

/** A scratch store for bulk files, out of core: closed, it leaves nothing behind. */
export interface BulkStore extends AsyncDisposable {
  run(sql: string): Promise<void>
  /** Small answers, as plain objects; whole numbers come as `number`. */
  rows(sql: string): Promise<readonly Readonly<Record<string, string | number | null>>[]>
  /**
   * Large answers as text: blocks of whole lines of UTF-8, in no order, columns parted by the separator, nothing quoted. They
   * pass over the disk, so their size is not bounded by the memory. No column may hold a line break or the separator. A block
   * is good until the next one is asked for.
   *
   * @param told what share of all the work is done, 0…1
   */
  lines(sql: string, separator: string, told?: (share: number) => void): AsyncGenerator<Uint8Array>
}

export interface BulkLimits {
  /** Memory of the engine itself; beyond it spills to disk. */
  readonly memoryMb: number
  readonly threads: number
}

export const defaultBulkLimits: BulkLimits = { memoryMb: 128, threads: 2 }

/** What part of an answer in lines the engine's own work is; the rest is reading them. */
const engineShare = 0.5
const watchMs = 200

/** The only door to DuckDB. */
export async function openBulkStore(limits: BulkLimits = defaultBulkLimits): Promise<BulkStore> {
  const scratch = openScratchFolder('bulk')
  const folder = scratch.path
  const { instance, connection } = await openEngine(folder, limits).catch((error: unknown) => {
    scratch[Symbol.dispose]()
    throw error
  })
  let answers = 0
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
    async *lines(sql, separator, told = () => {}) {
      const out = join(folder, `lines-${answers++}`)
      const options = `format csv, header false, delimiter '${separator}', quote '', escape '', per_thread_output true`
      const watch = setInterval(() => told(Math.max(0, connection.progress.percentage) * (engineShare / 100)), watchMs)
      try {
        await connection.run(`copy (${sql}) to '${out}' (${options})`)
      } finally {
        clearInterval(watch)
      }
      const files = (await readdir(out)).map((name) => join(out, name))
      const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
      const all = sizes.reduce((sum, size) => sum + size, 0)
      let done = 0
      for (const file of files) {
        for await (const block of blocksOfLines(file)) {
          yield block
          done += block.length
          told(engineShare + (1 - engineShare) * (done / all))
        }
        await rm(file)
      }
    },
    async [Symbol.asyncDispose]() {
      connection.closeSync()
      instance.closeSync()
      scratch[Symbol.dispose]()
    },
  }
}

async function openEngine(folder: string, { memoryMb, threads }: BulkLimits) {
  const instance = await DuckDBInstance.create(join(folder, 'scratch.duckdb'), {
    memory_limit: `${memoryMb}MB`,
    threads: String(threads),
    temp_directory: join(folder, 'spill'),
    preserve_insertion_order: 'false',
    // Files are named by the caller only; nothing is fetched and no extension is loaded.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  // Told to whoever asks, never printed.
  await connection.run('set enable_progress_bar = true')
  await connection.run('set enable_progress_bar_print = false')
  return { instance, connection }
}

const blockBytes = 4_194_304

/** The file block by block, each ending with a line break. */
async function* blocksOfLines(file: string): AsyncGenerator<Uint8Array> {
  await using handle = await open(file)
  let block = Buffer.allocUnsafe(blockBytes)
  let kept = 0
  for (;;) {
    const { bytesRead } = await handle.read(block, kept, block.length - kept)
    const filled = kept + bytesRead
    const last = block.subarray(0, filled).lastIndexOf(lineBreak)
    if (last >= 0) yield block.subarray(0, last + 1)
    if (bytesRead === 0) return
    kept = filled - last - 1
    if (kept === block.length) block = Buffer.concat([block, Buffer.allocUnsafe(block.length)])
    else block.copyWithin(0, last + 1, filled)
  }
}

const lineBreak = 10

function plain(value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  return String(value)
}

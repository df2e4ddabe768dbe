import { createHash } from 'node:crypto'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result'
import {
  backupFormat,
  type BackupHeader,
  backupHeader,
  type BackupRow,
  isBackupRow,
  backupTableLine,
  backupTrailer,
  backupVersion,
} from './backup-format.ts'
import type { BackupRefusal } from './backup-refusal.ts'
import { readLines } from './read-lines.ts'

/** One table's share of rows, at most a batch at a time. */
export interface BackupBatch {
  readonly table: string
  readonly rows: readonly BackupRow[]
}

export interface OpenBackup {
  readonly header: BackupHeader
  /** All batches in order. Throws `DamagedBackup` where the file does not hold together, at the latest at its end. */
  batches(): AsyncGenerator<BackupBatch, { readonly sha256: string }>
  close(): void
}

/** What was read so far is not to be kept: the caller rolls back. */
export class DamagedBackup extends Error {
  constructor(cause?: unknown) {
    super('readBackup: the file does not hold together', { cause })
    this.name = 'DamagedBackup'
  }
}

const batchRows = 500
const batchCharacters = 8 * 1024 * 1024

/** Reads the header and leaves the rows to be read once. */
export async function readBackup(from: Readable): Promise<Result<OpenBackup, BackupRefusal>> {
  const unpacked = createGunzip()
  // Whatever breaks the stream reaches whoever is reading its lines.
  pipeline(from, unpacked, () => {})
  const lines = readLines(unpacked)
  const nextLine = async (): Promise<string> => {
    const line = await lines().catch((error: unknown) => {
      throw new DamagedBackup(error)
    })
    if (line === undefined) throw new DamagedBackup()
    return line
  }
  const close = (): void => {
    unpacked.destroy()
    from.destroy()
  }
  const first = await nextLine().catch(() => undefined)
  const header = readHeader(first)
  if (!header.ok) {
    close()
    return header
  }
  const hash = createHash('sha256').update(`${first}\n`)
  return ok({ header: header.value, batches: () => batchesOf(header.value, nextLine, hash), close })
}

const anyBackup = z.object({ format: z.literal(backupFormat), version: z.number(), app: z.string().default('?') })

function readHeader(line: string | undefined): Result<BackupHeader, BackupRefusal> {
  const json = line === undefined ? undefined : parseJson(line)
  const known = anyBackup.safeParse(json)
  if (!known.success) return err({ kind: 'not-a-backup' })
  if (known.data.version > backupVersion) return err({ kind: 'newer', app: known.data.app })
  const header = backupHeader.safeParse(json)
  return header.success ? ok(header.data) : err({ kind: 'damaged' })
}

async function* batchesOf(
  header: BackupHeader,
  nextLine: () => Promise<string>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<BackupBatch, { sha256: string }> {
  let characters = 0
  const line = async (): Promise<unknown> => {
    const text = await nextLine()
    characters += text.length
    hash.update(text).update('\n')
    return parseJson(text)
  }
  for (const { name, columns, rows } of header.tables) {
    const start = backupTableLine.safeParse(await line())
    if (start.data?.table !== name) throw new DamagedBackup()
    let batch: BackupRow[] = []
    for (let read = 0; read < rows; read++) {
      const row = await line()
      if (!isBackupRow(row) || row.length !== columns.length) throw new DamagedBackup()
      batch.push(row)
      if (batch.length === batchRows || characters > batchCharacters) {
        yield { table: name, rows: batch }
        batch = []
        characters = 0
      }
    }
    if (batch.length > 0) yield { table: name, rows: batch }
  }
  const trailer = backupTrailer.safeParse(parseJson(await nextLine()))
  const sha256 = hash.digest('hex')
  if (!trailer.success || trailer.data.sha256 !== sha256) throw new DamagedBackup()
  return { sha256 }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

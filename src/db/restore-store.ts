import type { Readable } from 'node:stream'
import { type Kysely, sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result'
import type { BackupHeader, BackupReceipt } from './backup-format.ts'
import type { BackupRefusal } from './backup-refusal.ts'
import { fromBackupValue } from './backup-values.ts'
import { isUntouched } from './is-untouched.ts'
import { listTables, type StoredTable, takenSteps } from './list-tables.ts'
import { type MigrationStep, takeSteps } from './migrate.ts'
import { type BackupBatch, DamagedBackup, type OpenBackup, readBackup } from './read-backup.ts'
import type { Store } from './store.ts'
import { withoutGuards } from './without-guards.ts'

/**
 * Puts a backup into an untouched store of either engine, whole or not at all. A copy made by an earlier version is
 * put into the schema of its own time, and the later steps are then taken over it.
 */
export async function restoreStore(
  store: Store,
  from: Readable,
  steps: readonly MigrationStep[],
): Promise<Result<BackupReceipt, BackupRefusal>> {
  const opened = await readBackup(from)
  if (!opened.ok) return opened
  const backup = opened.value
  const db = store.migrationDb as unknown as Kysely<unknown>
  try {
    return ok(await db.transaction().execute((tx) => putBack(tx, store.engine, backup, steps)))
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal)
    if (error instanceof DamagedBackup || isBrokenLink(error)) return err({ kind: 'damaged' })
    throw error
  } finally {
    backup.close()
  }
}

/** Rolls the transaction back and carries the reason out of it. */
class Refused extends Error {
  readonly refusal: BackupRefusal
  constructor(refusal: BackupRefusal) {
    super(`restoreStore: ${refusal.kind}`)
    this.refusal = refusal
  }
}

/** A row that names a row which is not in the copy: SQLite says so at the commit, PostgreSQL when its key comes back. */
function isBrokenLink(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === '23503' || (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT'))
}

async function putBack(
  tx: Kysely<unknown>,
  engine: Store['engine'],
  backup: OpenBackup,
  steps: readonly MigrationStep[],
): Promise<BackupReceipt> {
  const { header } = backup
  const ofItsTime = steps.filter((step) => header.schema.includes(step.name))
  if (ofItsTime.length < header.schema.length) throw new Refused({ kind: 'newer', app: header.app })
  const taken = await takenSteps(tx, engine)
  const known = steps.filter((step) => taken.includes(step.name))
  if (known.length < taken.length || !(await isUntouched(tx, engine, known)))
    throw new Refused({ kind: 'store-not-empty' })
  if (taken.some((name) => !header.schema.includes(name))) throw new Refused({ kind: 'store-ahead' })
  await takeSteps(tx, engine, ofItsTime)
  const sha256 = await fill(tx, engine, backup)
  await takeSteps(tx, engine, steps)
  return receiptOf(header, sha256)
}

async function fill(tx: Kysely<unknown>, engine: Store['engine'], backup: OpenBackup): Promise<string> {
  const tables = new Map((await listTables(tx, engine)).map((table) => [table.name, table]))
  const places = new Map(backup.header.tables.map((saved) => [saved.name, placeFor(saved, tables.get(saved.name))]))
  return withoutGuards(tx, engine, async () => {
    // What migrations put there stands in the backup too, perhaps changed.
    for (const table of tables.values()) await sql`delete from ${sql.id(table.name)}`.execute(tx)
    const batches = backup.batches()
    for (;;) {
      const next = await batches.next()
      if (next.done === true) return next.value.sha256
      await insertBatch(tx, places.get(next.value.table), next.value)
    }
  })
}

/** The columns of the backup in its order, with the types of this engine. */
function placeFor(saved: BackupHeader['tables'][number], table: StoredTable | undefined): StoredTable {
  const columns = saved.columns.flatMap((name) => table?.columns.find((column) => column.name === name) ?? [])
  if (columns.length < saved.columns.length) throw new DamagedBackup()
  return { name: saved.name, columns }
}

async function insertBatch(tx: Kysely<unknown>, place: StoredTable | undefined, batch: BackupBatch): Promise<void> {
  if (place === undefined) throw new DamagedBackup()
  const rows = batch.rows.map((row) => {
    const values = place.columns.map((column, index) => fromBackupValue(row[index] ?? null, column))
    return sql`(${sql.join(values)})`
  })
  const columns = sql.join(place.columns.map((column) => sql.id(column.name)))
  await sql`insert into ${sql.id(place.name)} (${columns}) values ${sql.join(rows)}`.execute(tx)
}

function receiptOf(header: BackupHeader, sha256: string): BackupReceipt {
  return {
    madeAt: header.madeAt,
    tables: header.tables.length,
    rows: header.tables.reduce((sum, table) => sum + table.rows, 0),
    sha256,
  }
}

import { type Kysely, sql } from 'kysely'
import { asStoreFailure } from './store-failure.ts'
import type { Store } from './store.ts'

/**
 * A step of the schema, written once for both engines in the portable subset: `text`, `integer`, `real`.
 * A step that has landed is never changed; a new one is added.
 */
export interface MigrationStep {
  /** `YYYY-MM-DD-NN folder/verb-object`: unique for ever, and steps run in the order of their names. */
  readonly name: string
  up(db: Kysely<unknown>, engine: Store['engine']): Promise<void>
}

interface Steps {
  schema_step: { name: string }
}

/** Any number will do, as long as nothing else in the database locks by it. */
const advisoryLock = 679_2026_11_22n

/**
 * Brings the store to the newest schema, whole or not at all: all steps run in one transaction (Kysely's own migrator
 * has none on SQLite, and looks for its tables in every schema of a PostgreSQL database). Safe when two processes
 * start at once: the second waits for the first and finds nothing left to do.
 */
export async function migrate(store: Store, steps: readonly MigrationStep[]): Promise<void> {
  try {
    await store.migrationDb
      .transaction()
      .execute((tx) => takeSteps(tx as unknown as Kysely<unknown>, store.engine, steps))
  } catch (error) {
    throw asStoreFailure(error)
  }
}

/** Takes, inside the caller's transaction, those of the steps that the store has not taken yet. */
export async function takeSteps(
  transaction: Kysely<unknown>,
  engine: Store['engine'],
  steps: readonly MigrationStep[],
): Promise<void> {
  const tx = transaction as unknown as Kysely<Steps>
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLock)})`.execute(tx)
  await tx.schema
    .createTable('schema_step')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .execute()
  const landed = new Set((await tx.selectFrom('schema_step').select('name').execute()).map((row) => row.name))
  for (const step of steps.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (landed.has(step.name)) continue
    await step.up(transaction, engine)
    await tx.insertInto('schema_step').values({ name: step.name }).execute()
  }
}

import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
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

/** Brings the store to the newest schema, whole or not at all. Safe when two processes start at once. */
export async function migrate(store: Store, steps: readonly MigrationStep[]): Promise<void> {
  const migrations: Record<string, Migration> = Object.fromEntries(
    steps.map((step) => [step.name, { up: (db: Kysely<any>) => step.up(db as Kysely<unknown>, store.engine) }]),
  )
  const migrator = new Migrator({ db: store.migrationDb, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

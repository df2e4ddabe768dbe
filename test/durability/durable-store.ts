import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations, storeChecks } from '#app'
import { migrate, openStore, type Store, type StoreLocation, verifyStore } from '#db'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { createMunicipality } from './small-saves.ts'

/** A place for a store that several processes open one after another or at once. */
export interface DurableStore extends AsyncDisposable {
  readonly location: StoreLocation
  readonly folder: string
}

/** Made, migrated, with the municipality the small saves need, and closed again. */
export async function durableStore(engine: Store['engine'], at?: string): Promise<DurableStore> {
  const folder = at ?? mkdtempSync(join(tmpdir(), 'obyektiv-durable-'))
  const database = engine === 'postgres' ? await temporaryDatabase() : undefined
  const location: StoreLocation =
    database === undefined
      ? { engine: 'sqlite', file: join(folder, 'obyektiv.sqlite') }
      : { engine: 'postgres', url: database.url }
  await using store = openStore(location)
  await migrate(store, migrations)
  await createMunicipality(store)
  return {
    location,
    folder,
    [Symbol.asyncDispose]: async () => {
      await database?.[Symbol.asyncDispose]()
      if (at === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Everything `obyektiv verify` would find. */
export async function findingsOf(store: Store): Promise<string[]> {
  return (await verifyStore(store, storeChecks)).flatMap((part) => part.findings)
}

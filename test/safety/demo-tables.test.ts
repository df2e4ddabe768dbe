import { expect, it } from 'vitest'
import { migrations } from '#app'
import { temporaryStore } from '#db/testing'
import { clearedTables, keptTables } from '#demo'

it('a reset of the demonstration empties every table of the store but the log and the schema', async () => {
  await using store = await temporaryStore('sqlite', migrations)
  const tables = await store.migrationDb.introspection.getTables()
  const known = new Set<string>([...clearedTables, ...keptTables])
  expect(tables.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
})

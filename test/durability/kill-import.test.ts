import { expect, it } from 'vitest'
import { openStore, type Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import { seededRandom } from '#kernel/seeded-random'
import { listImports } from '#results'
import { durableStore, findingsOf } from './durable-store.ts'
import { runImporter } from './run-importer.ts'
import { createSchools, importingTown } from './synthetic-imports.ts'

const kills = 50

describeOnEachStore('a program killed while it imports and undoes', (engine) => {
  it(`leaves every import whole or not there, ${kills} times over`, async () => {
    await using place = await durableStore(engine)
    {
      await using store = openStore(place.location)
      await createSchools(store)
    }
    const random = seededRandom(20_261_122)
    const imported: string[] = []
    const undone: string[] = []
    for (let kill = 0; kill < kills; kill++) {
      const outcome = await runImporter(place.location, {
        prefix: `k${kill}`,
        afterKept: 1 + random.whole(3),
        // Somewhere inside the import or the undoing that follows.
        afterMs: random.uniform() * 40,
      })
      expect(outcome.errors).toBe('')
      imported.push(...outcome.imported)
      undone.push(...outcome.undone)
    }

    await using store = openStore(place.location)
    const imports = await store.read((tx) => listImports(tx, { node: importingTown, limit: 10_000 }))
    const known = new Map(imports.map((summary) => [summary.id as string, summary]))
    expect(imported.filter((id) => !known.has(id))).toEqual([])
    expect(undone.filter((id) => known.get(id)?.undone === 'no')).toEqual([])
    // At most the one under way at each kill is there without having been acknowledged.
    expect(imports.length - imported.length).toBeLessThanOrEqual(kills)
    const rows = await rowsByImport(store)
    const wrong = imports.filter(({ id, receipt }) => (rows.get(id) ?? 0) !== receipt.fresh + receipt.updated)
    expect(wrong).toEqual([])
    expect(await entriesOf(store)).toEqual({
      imported: imports.length,
      undone: imports.filter(({ undone }) => undone !== 'no').length,
    })
    expect(await findingsOf(store)).toEqual([])
  })
})

async function rowsByImport(store: Store): Promise<Map<string, number>> {
  const rows = await store.read((tx) =>
    tx
      .selectFrom('work')
      .select(({ fn }) => ['import_id', fn.countAll<number>().as('works')])
      .groupBy('import_id')
      .execute(),
  )
  return new Map(rows.map((row) => [row.import_id, row.works]))
}

async function entriesOf(store: Store): Promise<{ imported: number; undone: number }> {
  const rows = await store.read((tx) => tx.selectFrom('audit_entry').select('action').execute())
  const count = (action: string): number => rows.filter((row) => row.action === action).length
  return { imported: count('results.import'), undone: count('results.undo-import') }
}

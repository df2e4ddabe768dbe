import { openStore, type StoreLocation } from '#db'
import type { ImportId } from '#results/model'
// Past the front door, which also loads every reader of files: the program is started a hundred times.
import { importStaged } from '../../src/results/import-staged.ts'
import { undoImport } from '../../src/results/undo-import.ts'
import { syntheticFile, importingTown } from './synthetic-imports.ts'

/**
 * A program that imports and undoes, and says after each that it is kept: `importer.process.ts LOCATION PREFIX`.
 * It runs until it is killed from outside.
 */
const [location = '', prefix = ''] = process.argv.slice(2)
const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const
await using store = openStore(JSON.parse(location) as StoreLocation)
for (let turn = 0; ; turn++) {
  const staged = syntheticFile(`${prefix}-${turn}`)
  const id = await store.write(async (tx): Promise<ImportId> => {
    const imported = await importStaged(tx, {
      staged,
      findings: staged.findings,
      mode: 'update',
      node: importingTown,
      fileSha256: staged.fileName,
      act,
    })
    if (!imported.ok) throw new Error(imported.error.kind)
    return imported.value.id
  })
  process.stdout.write(`imported ${id}\n`)
  if (turn % 3 !== 2) continue
  const undone = await store.write((tx) => undoImport(tx, id, act))
  if (!undone.ok) throw new Error(undone.error.kind)
  process.stdout.write(`undone ${id}\n`)
}

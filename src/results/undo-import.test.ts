import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import { cellFindings, receiptFindings, undoImport } from './index.ts'
import type { ImportId } from './model.ts'
import { bring, presentWork, stagedFile, stagedPart, storeForResults, valueOf } from './testing.ts'

const act = { actor: 'system', at: '2026-11-23T09:00:00.000Z' } as const

const works = fc.uniqueArray(
  fc.record({
    code: fc.integer({ min: 1, max: 6 }),
    second: fc.integer({ min: 0, max: 3 }),
    classLabel: fc.constantFrom('1', '2'),
  }),
  {
    selector: (work) => work.code,
    minLength: 1,
  },
)
const imports = fc.array(
  fc.record({ one: works, two: works, mode: fc.constantFrom('skip' as const, 'update' as const) }),
  { minLength: 1, maxLength: 5 },
)

describeOnEachStore('any run of imports', (engine) => {
  it('undone in reverse order passes through every state it came by', async () => {
    await fc.assert(
      fc.asyncProperty(imports, async (run) => {
        const { store, tree } = await storeForResults(engine)
        await using _ = store
        const states = [await stateOf(store)]
        const ids: ImportId[] = []
        for (const [index, { one, two, mode }] of run.entries()) {
          const work = ({ code, second, classLabel }: (typeof one)[number]) =>
            presentWork(String(code), [1, second], 4, { classLabel })
          const file = stagedFile(`${index}.csv`, [stagedPart({ edu990001: one.map(work), edu990002: two.map(work) })])
          ids.push(valueOf(await bring(store, file, { node: tree.town, mode })).id)
          states.push(await stateOf(store))
          expect(await store.read(async (tx) => [...(await cellFindings(tx)), ...(await receiptFindings(tx))])).toEqual(
            [],
          )
        }
        for (const id of ids.toReversed()) {
          expect(await stateOf(store)).toEqual(states.pop())
          valueOf(await store.write((tx) => undoImport(tx, id, act)))
        }
        expect(await stateOf(store)).toEqual(states.pop())
        expect(await store.read(async (tx) => [...(await cellFindings(tx)), ...(await receiptFindings(tx))])).toEqual(
          [],
        )
      }),
      { numRuns: engine === 'sqlite' ? 15 : 3, seed: 11 },
    )
  })
})

async function stateOf(store: Store) {
  return store.read(async (tx) => ({
    works: await tx
      .selectFrom('work')
      .select(['import_id', 'school_id', 'participant', 'class_label', 'scores'])
      .where('ended_by', 'is', null)
      .orderBy('school_id')
      .orderBy('participant')
      .execute(),
    cells: await tx.selectFrom('result_cell').selectAll().orderBy('school_id').orderBy('class_label').execute(),
  }))
}

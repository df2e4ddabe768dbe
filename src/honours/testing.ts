import { migrations as accessSteps } from '#access'
import { migrations as auditSteps } from '#audit'
import type { Act } from '#audit'
import type { Store } from '#db'
import { temporaryStore } from '#db/testing'
import { getNode, migrations as organisationSteps } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { plantTree, type TestTree, valueOf } from '../organisations/testing.ts'
import { importCandidateUpload, migrations, readCandidateFile, stageCandidates } from './index.ts'
import type { CandidateMode } from './model.ts'

export { valueOf }

export const act: Act = { actor: 'system', at: '2026-07-02T09:00:00.000Z' }

export interface HonoursWorld {
  readonly store: Store
  readonly tree: TestTree
  node(id: TestTree['town']): Promise<OrganisationNode>
}

/** A synthetic tree and nothing in it. */
export async function storeForHonours(engine: Store['engine']): Promise<HonoursWorld> {
  const store = await temporaryStore(engine, [...auditSteps, ...organisationSteps, ...accessSteps, ...migrations])
  const tree = await store.write(plantTree)
  return { store, tree, node: async (id) => (await store.read((tx) => getNode(tx, id)))! }
}

export const header = ['Логин школы', 'Код участника', 'Награда', 'Итоговых «5»', 'Итоговых «4»', 'Других итоговых']
export const withExams = [...header, 'ЕГЭ Русский язык', 'ЕГЭ Физика']

type Row = readonly (string | number)[]

export const csv = (head: Row, ...rows: readonly Row[]): Uint8Array =>
  new TextEncoder().encode([head, ...rows].map((row) => row.join(';')).join('\n'))

/** Reads, stages and imports a file as the pages do. */
export async function bring(
  { store, node }: HonoursWorld,
  at: TestTree['town'],
  bytes: Uint8Array,
  options: { readonly mode?: CandidateMode; readonly year?: number; readonly complete?: boolean } = {},
) {
  const file = valueOf(await readCandidateFile(bytes, 'Претенденты.csv'))
  const place = await node(at)
  return store.write(async (tx) => {
    const examsComplete = options.complete ?? true
    const upload = valueOf(
      await stageCandidates(tx, act, { node: place, year: options.year ?? 2026, file, examsComplete }),
    )
    return importCandidateUpload(tx, act, { upload, mode: options.mode ?? 'stop' })
  })
}

import { migrations as accessSteps } from '#access'
import type { Store } from '#db'
import { temporaryStore } from '#db/testing'
import { migrations as jobSteps } from '#jobs'
import { getNode } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import type { Work } from '#results/model'
import { migrations as screeningSteps } from '#screening'
import { plantTree, type TestTree } from '../organisations/testing.ts'
import { bring, presentWork, resultsSteps, stagedFile, stagedPart, valueOf } from '../results/testing.ts'
import { gatherAnalyticNote, migrations, type NoteNode } from './index.ts'
import type { AnalyticNoteData } from './model.ts'

export { valueOf }

/** Every step that a store of documents stands on. */
const reportsSteps = [...resultsSteps, ...jobSteps, ...accessSteps, ...screeningSteps, ...migrations]

export const noteDay = '2026-11-22T09:00:00.000Z'

/** Synthetic: `count` works of mark «4» in class 1, the register agreeing. */
const quiet = (count: number, from: number): Work[] =>
  Array.from({ length: count }, (_, i) => presentWork(String(from + i), [1, 2], 4, { journalMark: 4 }))

/** Twelve works and one with a gap in the first school, nine in the second; mathematics, grade 4, 2025. */
export async function storeWithResults(engine: Store['engine']): Promise<{ store: Store; tree: TestTree }> {
  const store = await temporaryStore(engine, reportsSteps)
  const tree = await store.write(plantTree)
  const one = await nodeOf(store, tree.schoolOne)
  const two = await nodeOf(store, tree.schoolTwo)
  const gap = presentWork('1999', [1, 0], 3, { classLabel: 'А', journalMark: 5 })
  const part = stagedPart({ [one.code]: [...quiet(12, 1000), gap], [two.code]: quiet(9, 2000) })
  valueOf(await bring(store, stagedFile('Демо.xlsx', [part]), { node: tree.town }))
  return { store, tree }
}

export async function nodeOf(store: Store, id: NodeId): Promise<NoteNode> {
  return (await store.read((tx) => getNode(tx, id))) as OrganisationNode as NoteNode
}

/** The note about one node issued by another, of all assessments in the store. */
export async function noteOf(store: Store, about: NodeId, by: NodeId): Promise<AnalyticNoteData> {
  const [node, issuer] = [await nodeOf(store, about), await nodeOf(store, by)]
  return store.read(async (tx) => {
    const assessments = (await loadAssessments(tx)).map(({ id }) => id)
    return gatherAnalyticNote(tx, { node, issuer, assessments, at: noteDay })
  })
}

import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import { getNode, listAncestors } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import { dataVersion, loadScreeningCells, loadWiderDistributions } from '#results'
import type { ScreeningInput } from './model.ts'

export interface LoadedInput {
  /** The region: every school is judged against the whole of it. */
  readonly region: OrganisationNode
  readonly version: string
  readonly input: ScreeningInput
}

/** Everything that the screening of the region around a node needs, on one view of the store. */
export async function loadScreeningInput(tx: ReadTx, node: NodeId): Promise<LoadedInput> {
  const region = await regionOf(tx, node)
  const classes = await loadScreeningCells(tx, region.path)
  const outside = (await loadWiderDistributions(tx, region.code)).map((wider) => ({
    assessment: wider.assessment,
    scores: wider.scores,
    source: { kind: 'imported', text: `${wider.name}, файл «${wider.fileName}»` } as const,
  }))
  const ids = [...new Set(classes.map((cell) => cell.assessment))]
  return {
    region,
    version: await dataVersion(tx),
    input: { assessments: await loadAssessments(tx, { ids }), classes, outside },
  }
}

export async function regionOf(tx: ReadTx, node: NodeId): Promise<OrganisationNode> {
  const target = await getNode(tx, node)
  assert(target !== undefined, `regionOf: node must be in the tree, got ${node}`)
  const [region] = await listAncestors(tx, target.path)
  return region ?? target
}

import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import { getNode, listAncestors } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import type { Assessment } from '#procedures/model'
import { dataVersion, loadScreeningCells, loadTaskScores, loadWiderDistributions } from '#results'
import type { ClassCounts, ScreeningInput } from './model.ts'
import { readTaskScores, TaskScorePacker } from './task-scores.ts'

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
  const assessments = await loadAssessments(tx, { ids })
  return {
    region,
    version: await dataVersion(tx),
    input: { assessments, classes: await withTaskScores(tx, region.path, assessments, classes), outside },
  }
}

/** Works whose scores do not fit the specification in force are left out: their pattern cannot be compared. */
async function withTaskScores(
  tx: ReadTx,
  path: string,
  assessments: readonly Assessment[],
  classes: readonly ClassCounts[],
): Promise<readonly ClassCounts[]> {
  const tasksOf = new Map(assessments.map((assessment) => [assessment.id, assessment.tasks]))
  const packer = new TaskScorePacker()
  const packed = new Map<string, Uint8Array>()
  for await (const rows of loadTaskScores(tx, path)) {
    for (const [key, works] of Map.groupBy(rows, (row) => classKey(row.school, row.assessment, row.classLabel))) {
      const tasks = tasksOf.get(works[0]!.assessment) ?? []
      for (const { scores } of works) {
        const room = packer.room(tasks.length)
        if (typeof readTaskScores(scores, 0, tasks, room.into, room.at) === 'number') packer.keep(tasks.length)
      }
      const taskScores = packer.finish(tasks.length)
      if (taskScores !== undefined) packed.set(key, taskScores)
    }
  }
  return classes.map((one) => {
    const taskScores = packed.get(classKey(one.school, one.assessment, one.classLabel))
    return taskScores === undefined ? one : { ...one, taskScores }
  })
}

const classKey = (...parts: readonly string[]) => parts.join('\t')

export async function regionOf(tx: ReadTx, node: NodeId): Promise<OrganisationNode> {
  const target = await getNode(tx, node)
  assert(target !== undefined, `regionOf: node must be in the tree, got ${node}`)
  const [region] = await listAncestors(tx, target.path)
  return region ?? target
}

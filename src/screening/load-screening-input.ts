import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import { getNode, listAncestors } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import type { Assessment } from '#procedures/model'
import { dataVersion, loadScreeningCells, loadTaskScores, loadWiderDistributions } from '#results'
import type { ClassCounts, ScreeningInput } from './model.ts'
import { readTaskScores } from './task-scores.ts'
import { VariantNumbers } from './variant-numbers.ts'

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
  const variantsOf = new Map(assessments.map((assessment) => [assessment.id, new VariantNumbers()]))
  const patterns = new Map<string, Pick<ClassCounts, 'taskScores' | 'variants'>>()
  for await (const rows of loadTaskScores(tx, path)) {
    for (const [key, works] of Map.groupBy(rows, (row) => classKey(row.school, row.assessment, row.classLabel))) {
      const { assessment } = works[0]!
      const tasks = tasksOf.get(assessment) ?? []
      const scores = new Uint8Array(works.length * tasks.length)
      const variants = new Uint8Array(works.length)
      let kept = 0
      for (const work of works) {
        if (typeof readTaskScores(work.scores, tasks, scores, kept * tasks.length) !== 'number') continue
        variants[kept++] = variantsOf.get(assessment)!.of(work.variant)
      }
      if (kept === 0) continue
      patterns.set(key, { taskScores: scores.slice(0, kept * tasks.length), variants: variants.slice(0, kept) })
    }
  }
  return classes.map((one) => ({ ...one, ...patterns.get(classKey(one.school, one.assessment, one.classLabel)) }))
}

const classKey = (...parts: readonly string[]) => parts.join('\t')

export async function regionOf(tx: ReadTx, node: NodeId): Promise<OrganisationNode> {
  const target = await getNode(tx, node)
  assert(target !== undefined, `regionOf: node must be in the tree, got ${node}`)
  const [region] = await listAncestors(tx, target.path)
  return region ?? target
}

import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import { getNode, listAncestors } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import type { Assessment, TaskSpec } from '#procedures/model'
import { dataVersion, loadScreeningCells, loadTaskScores, loadWiderDistributions, type TaskScoreRow } from '#results'
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
  const known = new Map(
    assessments.map(({ id, tasks }) => {
      return [id, { tasks, variants: new VariantNumbers(), patterns: new Map<string, Patterns>() }] as const
    }),
  )
  for await (const rows of loadTaskScores(tx, path)) {
    for (const works of Map.groupBy(rows, (row) => classKey(row.assessment, row.school, row.classLabel)).values()) {
      const { assessment, school, classLabel } = works[0]!
      const own = known.get(assessment)
      const patterns = own && patternsOf(works, own.tasks, own.variants)
      if (patterns !== undefined) own?.patterns.set(classKey(school, classLabel), patterns)
    }
  }
  for (const { variants, patterns } of known.values()) renumber(patterns, variants.inOrder())
  return classes.map((one) => ({
    ...one,
    ...known.get(one.assessment)?.patterns.get(classKey(one.school, one.classLabel)),
  }))
}

type Patterns = Required<Pick<ClassCounts, 'taskScores' | 'variants'>>

function patternsOf(
  works: readonly TaskScoreRow[],
  tasks: readonly TaskSpec[],
  numbers: VariantNumbers,
): Patterns | undefined {
  const taskScores = new Uint8Array(works.length * tasks.length)
  const variants = new Uint8Array(works.length)
  let kept = 0
  for (const work of works) {
    if (typeof readTaskScores(work.scores, tasks, taskScores, kept * tasks.length) !== 'number') continue
    variants[kept++] = numbers.of(work.variant)
  }
  if (kept === 0) return undefined
  return { taskScores: taskScores.slice(0, kept * tasks.length), variants: variants.slice(0, kept) }
}

function renumber(patterns: ReadonlyMap<string, Patterns>, numbers: Uint8Array | undefined): void {
  if (numbers === undefined) return
  for (const { variants } of patterns.values()) {
    for (let work = 0; work < variants.length; work++) variants[work] = numbers[variants[work]!]!
  }
}

const classKey = (...parts: readonly string[]) => parts.join('\t')

export async function regionOf(tx: ReadTx, node: NodeId): Promise<OrganisationNode> {
  const target = await getNode(tx, node)
  assert(target !== undefined, `regionOf: node must be in the tree, got ${node}`)
  const [region] = await listAncestors(tx, target.path)
  return region ?? target
}

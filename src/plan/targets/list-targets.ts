import type { ReadTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import type { Plan, PlanMeasure, PlanMeasureId, Target, TargetCount } from '../model.ts'
import type { TargetSource } from '../target-source.ts'
import { judgeTarget, type JudgedTarget } from './judge-target.ts'
import type { Binding } from './load-target.ts'
import { proposeSource } from './propose-source.ts'
import './tables.ts'

export interface CountedTarget extends JudgedTarget {
  readonly measure: PlanMeasure
  /** The place among the targets of the measure, from 0. */
  readonly index: number
  readonly target: Target
  readonly binding: Binding
  /** Null where nobody has bound it, or its source is no longer there. */
  readonly source: Pick<TargetSource, 'id' | 'title' | 'unit'> | null
  readonly proposed: Pick<TargetSource, 'id' | 'title'>
  readonly count: TargetCount | null
}

export interface TargetsQuestion {
  readonly plan: Plan
  readonly measures: readonly PlanMeasure[]
  /** Whose facts: the node of the plan, or the school that looks. */
  readonly at: NodeId
  /** Records of each number that are given with it. */
  readonly limit: number
  readonly offset?: number
}

/** Every number that the measures promise, with how far it is and what it is made of. */
export async function listTargets(
  tx: ReadTx,
  sources: readonly TargetSource[],
  { plan, measures, at, limit, offset = 0 }: TargetsQuestion,
): Promise<readonly CountedTarget[]> {
  const node = await getNode(tx, at)
  const promising = measures.filter(({ targets }) => targets.length > 0)
  if (node === undefined || promising.length === 0) return []
  const bindings = await bindingsOf(
    tx,
    promising.map(({ id }) => id),
  )
  const counted: CountedTarget[] = []
  for (const measure of promising) {
    for (const [index, target] of measure.targets.entries()) {
      const binding = bindings.get(`${measure.id} ${index}`) ?? { source: null, version: 0 }
      const source = sources.find(({ id }) => id === binding.source) ?? null
      const count = source === null ? null : await countBy(tx, source, { plan, measure, index, node, limit, offset })
      counted.push({
        measure,
        index,
        target,
        binding,
        source,
        proposed: proposeSource(sources, target, measure),
        count,
        ...judgeTarget(target, count),
      })
    }
  }
  return counted
}

function countBy(
  tx: ReadTx,
  source: TargetSource,
  all: {
    readonly plan: Plan
    readonly measure: PlanMeasure
    readonly index: number
    readonly node: OrganisationNode
    readonly limit: number
    readonly offset: number
  },
): Promise<TargetCount> {
  const { plan, measure, index, node, limit, offset } = all
  return source.count(tx, { node, measure, target: index, stretch: plan.period, limit, offset })
}

async function bindingsOf(tx: ReadTx, measures: readonly PlanMeasureId[]): Promise<ReadonlyMap<string, Binding>> {
  const rows = await tx
    .selectFrom('plan_target_binding')
    .select(['measure_id', 'target', 'source', 'version'])
    .where('measure_id', 'in', measures)
    .execute()
  return new Map(
    rows.map(({ measure_id, target, source, version }) => [`${measure_id} ${target}`, { source, version }]),
  )
}

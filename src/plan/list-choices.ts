import type { ReadTx } from '#db'
import { listSubtree } from '#organisations'
import type { NodeId } from '#organisations/model'
import { scopeOf } from './list-scope.ts'
import type { ListChoices, MeasureKind, PlanId } from './model.ts'
import './tables.ts'

/** What the lists of a node can be narrowed by: of every plan that concerns it, or of one. */
export async function listChoices(
  tx: ReadTx,
  { at, plan }: { readonly at: NodeId; readonly plan?: PlanId },
): Promise<ListChoices> {
  const all = await scopeOf(tx, at)
  const chosen = plan === undefined ? all : await scopeOf(tx, at, plan)
  if (all === undefined || chosen === undefined) return { plans: [], sections: [], kinds: [], places: [], owners: [] }
  const plans = [...new Set([...chosen.whole, ...chosen.part])]
  const measures = await readMeasures(tx, plans)
  const below = await listSubtree(tx, all.node.path, 'school')
  const places = all.node.kind === 'school' ? [all.node] : [all.node, ...below]
  return {
    plans: await readTitles(tx, [...new Set([...all.whole, ...all.part, ...plans])]),
    sections: [...new Set(measures.flatMap(({ section }) => (section === null ? [] : [section])))],
    kinds: [...new Set(measures.map(({ kind }): MeasureKind => kind))],
    places: places.map(({ id, code, shortName }) => ({ id, code, name: shortName })),
    owners: await readOwners(tx, plans, all.node.path),
  }
}

async function readMeasures(tx: ReadTx, plans: readonly PlanId[]) {
  if (plans.length === 0) return []
  return tx
    .selectFrom('plan_measure')
    .select(['section', 'kind'])
    .where('plan_id', 'in', plans)
    .where('tracked', '=', 1)
    .orderBy('position')
    .execute()
}

async function readTitles(tx: ReadTx, plans: readonly PlanId[]): Promise<ListChoices['plans']> {
  if (plans.length === 0) return []
  return tx.selectFrom('plan').select(['id', 'title']).where('id', 'in', plans).orderBy('created_at').execute()
}

async function readOwners(tx: ReadTx, plans: readonly PlanId[], path: string): Promise<ListChoices['owners']> {
  if (plans.length === 0) return []
  return tx
    .selectFrom('plan_execution as e')
    .innerJoin('person', 'person.id', 'e.owner_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .select(['person.id', 'person.name', 'person.sort_key'])
    .distinct()
    .where('e.plan_id', 'in', plans)
    .where('e.owner_id', 'is not', null)
    .where('n.path', 'like', `${path}%`)
    .orderBy('person.sort_key')
    .execute()
}

import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { OwnersAt } from './model.ts'
import { workersAt } from './list-possible-owners.ts'
import { settledStates } from './revising/settle-measure.ts'
import './tables.ts'

/** Who holds unfinished work of plans in force by name, at a node and below; those who work there no more come first. */
export async function listOwners(
  tx: ReadTx,
  { at, today }: { readonly at: NodeId; readonly today: IsoDate },
): Promise<readonly OwnersAt[]> {
  const node = await getNode(tx, at)
  if (node === undefined) return []
  const rows = await tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .innerJoin('person as owner', 'owner.id', 'e.owner_id')
    .select(({ fn, eb }) => [
      'owner.id as person',
      'owner.name',
      'n.id as node',
      'n.short_name as nodeName',
      fn.countAll<number>().as('open'),
      fn.sum<number>(eb.case().when('e.control_date', '<', today).then(1).else(0).end()).as('late'),
    ])
    .where('e.owner_id', 'is not', null)
    .where('e.state', 'not in', settledStates)
    .where('p.status', '=', 'in-force')
    .where('n.path', 'like', `${node.path}%`)
    .groupBy(['owner.id', 'owner.name', 'owner.sort_key', 'n.id', 'n.short_name', 'n.sort_key'])
    .orderBy('n.sort_key')
    .orderBy('owner.sort_key')
    .execute()
  const workers = new Set<string>()
  if (rows.length > 0) {
    const people = [...new Set(rows.map(({ person }) => person))]
    const held = await workersAt(tx).where('grant.person_id', 'in', people).execute()
    for (const grant of held) workers.add(`${grant.person} ${grant.node}`)
  }
  const owners = rows.map((row): OwnersAt => ({ ...row, works: workers.has(`${row.person} ${row.node}`) }))
  return owners.toSorted((a, b) => Number(a.works) - Number(b.works))
}

/** What a person holds at a node, in the order of dates. */
export async function executionsOfOwner(tx: ReadTx, { person, node }: { person: PersonId; node: NodeId }) {
  const rows = await tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .select('e.id')
    .where('e.owner_id', '=', person)
    .where('e.node_id', '=', node)
    .where('e.state', 'not in', settledStates)
    .where('p.status', '=', 'in-force')
    .execute()
  return rows.map(({ id }) => id)
}

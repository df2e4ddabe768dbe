import { addPerson, grantRole } from '#access'
import type { PersonId, Role } from '#access/model'
import type { Act } from '#audit'
import { migrations as everything } from '#app'
import { migrate, type Store } from '#db'
import { getNode } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { plantInForce, type PlanStore, storeForPlans, valueOf } from '../../plan/testing.ts'
import type { PlanId } from '#plan/model'

export { valueOf }

export interface ReportStore extends PlanStore {
  readonly plan: PlanId
  readonly town: OrganisationNode
  readonly schoolOne: OrganisationNode
  readonly region: OrganisationNode
  /** The head of the town's authority. */
  readonly chief: Act & { readonly actor: PersonId }
}

/** A town with a plan in force: one meeting, a report of each school that is late, a measure that waits for its schedule. */
export async function storeForReports(engine: Store['engine']): Promise<ReportStore> {
  const plans = await storeForPlans(engine)
  const { store, tree } = plans
  await migrate(store, everything)
  return store.write(async (tx) => {
    const at = plans.coordinator.at
    const person = async (email: string, role: Role, nodeId: NodeId) => {
      const name = `${email} (Демо)`
      const id = valueOf(await addPerson(tx, at, { name, email: `${email}@demo.invalid`, passwordHash: 'none' }))
      valueOf(await grantRole(tx, { actor: 'system', at }, { personId: id, role, nodeId }))
      return { actor: id, at }
    }
    const node = async (id: NodeId): Promise<OrganisationNode> => (await getNode(tx, id))!
    return {
      ...plans,
      chief: await person('nachalnik', 'head-of-authority', tree.town),
      plan: await plantInForce(tx, plans),
      town: await node(tree.town),
      schoolOne: await node(tree.schoolOne),
      region: await node(tree.region),
    }
  })
}

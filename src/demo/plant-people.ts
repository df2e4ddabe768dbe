import { addPerson, grantRole } from '#access'
import type { PersonId, Role } from '#access/model'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { assert } from '#kernel/assert'
import { findNodeByCode } from '#organisations'
import type { FederalCode } from '#organisations/model'
import type { DemoMunicipality } from './model.ts'
import { planted } from './planted.ts'

/**
 * Everybody in the demonstration has this password. It protects nothing: all the data are invented, and whoever opens the
 * entrance of the demonstration may choose any of its people.
 */
export const demoPassword = 'zarechny-okrug-demo'

/** One person for each role, each with that role at its node. */
export async function plantPeople(
  tx: WriteTx,
  act: Act,
  demo: DemoMunicipality,
  passwordHash: string,
): Promise<ReadonlyMap<Role, PersonId>> {
  const people = new Map<Role, PersonId>()
  for (const { role, name, email, node: at } of demo.people) {
    const node = await findNodeByCode(tx, at.code as FederalCode)
    assert(node !== undefined, `plantPeople: the node ${at.code} must be planted before its people`)
    const person = planted(await addPerson(tx, act.at, { name, email, passwordHash }))
    planted(await grantRole(tx, act, { personId: person, role, nodeId: node.id }))
    people.set(role, person)
  }
  return people
}

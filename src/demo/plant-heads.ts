import { addPerson, grantRole } from '#access'
import type { PersonId } from '#access/model'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { getNode, listSubtree } from '#organisations'
import type { NodeId } from '#organisations/model'
import { planted } from './planted.ts'

/** A head for each school but the one that has the demonstration's own: somebody must answer for the plan there. */
export async function plantHeads(
  tx: WriteTx,
  act: Act,
  municipality: NodeId,
  own: { readonly head: PersonId; readonly schoolCode: string },
  passwordHash: string,
): Promise<ReadonlyMap<NodeId, PersonId>> {
  const heads = new Map<NodeId, PersonId>()
  const node = await getNode(tx, municipality)
  for (const { id, code, shortName } of await listSubtree(tx, node?.path ?? '/', 'school')) {
    if (code === own.schoolCode) {
      heads.set(id, own.head)
      continue
    }
    const person = { name: `Директор ${shortName} (демо)`, email: `direktor.${code}@demo.invalid`, passwordHash }
    const head = planted(await addPerson(tx, act.at, person))
    planted(await grantRole(tx, act, { personId: head, role: 'school-head', nodeId: id }))
    heads.set(id, head)
  }
  return heads
}

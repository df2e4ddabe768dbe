import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { searchKey, sortKey } from '#kernel/russian-text'
import { getNode, listDistricts } from './find-nodes.ts'
import type { DistrictId, NodeId } from './model.ts'
import type { NodeProblem } from './node-problem.ts'

/** A school district («школьный округ») of a municipality. */
export async function createDistrict(
  tx: WriteTx,
  act: Act,
  municipalityId: NodeId,
  districtName: string,
): Promise<Result<DistrictId, NodeProblem>> {
  const name = districtName.trim()
  if (name === '') return err({ kind: 'no-name' })
  const municipality = await getNode(tx, municipalityId)
  if (municipality?.kind !== 'municipality') return err({ kind: 'no-such-node' })
  const others = await listDistricts(tx, municipalityId)
  if (others.some((other) => searchKey(other.name) === searchKey(name))) return err({ kind: 'name-taken', name })
  const id = newId<DistrictId>()
  await tx
    .insertInto('school_district')
    .values({ id, municipality_id: municipalityId, name, sort_key: sortKey(name) })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'organisations.create-district',
    nodePath: municipality.path,
    subject: id,
    details: { name },
  })
  return ok(id)
}

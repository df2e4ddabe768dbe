import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getDistrict, getNode } from './find-nodes.ts'
import type { DistrictId, NodeId } from './model.ts'
import type { NodeProblem } from './node-problem.ts'

/** Puts a school into a district of its own municipality, or, with `null`, into none. */
export async function moveToDistrict(
  tx: WriteTx,
  act: Act,
  schoolId: NodeId,
  districtId: DistrictId | null,
): Promise<Result<void, NodeProblem>> {
  const school = await getNode(tx, schoolId)
  if (school?.kind !== 'school') return err({ kind: 'no-such-node' })
  const district = districtId === null ? null : await getDistrict(tx, districtId)
  if (district === undefined) return err({ kind: 'no-such-node' })
  if (district !== null && district.municipalityId !== school.parentId) {
    return err({ kind: 'wrong-parent', nodeKind: 'school' })
  }
  if (school.districtId === districtId) return ok(undefined)
  await tx.updateTable('organisation_node').set({ district_id: districtId }).where('id', '=', schoolId).execute()
  await appendAudit(tx, {
    ...act,
    action: 'organisations.move-to-district',
    nodePath: school.path,
    subject: school.code,
    details: { district: district?.name ?? null },
  })
  return ok(undefined)
}

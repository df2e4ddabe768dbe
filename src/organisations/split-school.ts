import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { createNode } from './create-node.ts'
import { getNode } from './find-nodes.ts'
import type { NodeId } from './model.ts'
import type { NodeProblem } from './node-problem.ts'

/**
 * Splits a new school off from one that goes on. Results before that day stay with the old school: whose they would
 * have been, nobody can tell from codes.
 */
export async function splitSchool(
  tx: WriteTx,
  act: Act,
  split: {
    readonly from: NodeId
    readonly code: string
    readonly name: string
    readonly shortName?: string
    readonly onDate: IsoDate
  },
): Promise<Result<NodeId, NodeProblem>> {
  const { from: fromId, onDate, ...names } = split
  const from = await getNode(tx, fromId)
  if (from?.kind !== 'school') return err({ kind: 'no-such-node' })
  if (from.mergedInto !== null) return err({ kind: 'merged-away', name: from.shortName })
  const created = await createNode(tx, act, { ...names, kind: 'school', parentId: from.parentId })
  if (!created.ok) return created
  if (from.districtId !== null) {
    await tx
      .updateTable('organisation_node')
      .set({ district_id: from.districtId })
      .where('id', '=', created.value)
      .execute()
  }
  await tx
    .insertInto('node_succession')
    .values({ from_id: from.id, to_id: created.value, kind: 'split', on_date: onDate })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'organisations.split',
    nodePath: from.path,
    subject: from.code,
    details: { newCode: split.code.trim().toLowerCase(), onDate },
  })
  return ok(created.value)
}

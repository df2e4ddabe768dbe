import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from './find-nodes.ts'
import type { NodeId } from './model.ts'
import type { NodeProblem } from './node-problem.ts'

/**
 * Joins school `from` to school `into`. The joined school keeps its results and its code, leaves the lists, and takes
 * no new data.
 */
export async function mergeSchools(
  tx: WriteTx,
  act: Act,
  merge: { readonly from: NodeId; readonly into: NodeId; readonly onDate: IsoDate },
): Promise<Result<void, NodeProblem>> {
  const from = await getNode(tx, merge.from)
  const into = await getNode(tx, merge.into)
  if (from?.kind !== 'school' || into?.kind !== 'school') return err({ kind: 'no-such-node' })
  if (from.id === into.id || from.parentId !== into.parentId) return err({ kind: 'not-two-schools' })
  const gone = [from, into].find((school) => school.mergedInto !== null)
  if (gone !== undefined) return err({ kind: 'merged-away', name: gone.shortName })
  await tx.updateTable('organisation_node').set({ merged_into: into.id }).where('id', '=', from.id).execute()
  await tx
    .insertInto('node_succession')
    .values({ from_id: from.id, to_id: into.id, kind: 'merge', on_date: merge.onDate })
    .execute()
  for (const school of [from, into]) {
    await appendAudit(tx, {
      ...act,
      action: 'organisations.merge',
      nodePath: school.path,
      subject: from.code,
      details: { into: into.code, onDate: merge.onDate },
    })
  }
  return ok(undefined)
}

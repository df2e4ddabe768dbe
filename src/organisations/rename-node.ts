import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { nodeKeys } from './create-node.ts'
import { getNode } from './find-nodes.ts'
import type { NodeId } from './model.ts'
import type { NodeProblem } from './node-problem.ts'

/** Gives a node other names; its code and its history stay. */
export async function renameNode(
  tx: WriteTx,
  act: Act,
  id: NodeId,
  names: { readonly name: string; readonly shortName: string },
): Promise<Result<void, NodeProblem>> {
  const node = await getNode(tx, id)
  if (node === undefined) return err({ kind: 'no-such-node' })
  const name = names.name.trim()
  const shortName = names.shortName.trim()
  if (name === '' || shortName === '') return err({ kind: 'no-name' })
  if (name === node.name && shortName === node.shortName) return ok(undefined)
  await tx
    .updateTable('organisation_node')
    .set({ name, short_name: shortName, ...nodeKeys(shortName, name, node.code) })
    .where('id', '=', id)
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'organisations.rename',
    nodePath: node.path,
    subject: node.code,
    details: { was: { name: node.name, shortName: node.shortName }, is: { name, shortName } },
  })
  return ok(undefined)
}

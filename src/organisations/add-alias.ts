import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { findNodeByCode, getNode } from './find-nodes.ts'
import { type NodeId, parseFederalCode } from './model.ts'
import type { NodeProblem } from './node-problem.ts'

/** Another login of the same school: files that use it are then read as this school's. */
export async function addAlias(
  tx: WriteTx,
  act: Act,
  nodeId: NodeId,
  codeText: string,
): Promise<Result<void, NodeProblem>> {
  const node = await getNode(tx, nodeId)
  if (node === undefined) return err({ kind: 'no-such-node' })
  const code = parseFederalCode(codeText, node.kind)
  if (code === undefined) return err({ kind: 'bad-code', code: codeText.trim(), nodeKind: node.kind })
  const holder = await findNodeByCode(tx, code)
  if (holder !== undefined) return err({ kind: 'code-taken', code, byName: holder.shortName })
  await tx.insertInto('node_alias').values({ code, node_id: nodeId }).execute()
  await appendAudit(tx, {
    ...act,
    action: 'organisations.add-alias',
    nodePath: node.path,
    subject: node.code,
    details: { alias: code },
  })
  return ok(undefined)
}

import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { searchKey, sortKey } from '#kernel/russian-text'
import { findNodeByCode, getNode } from './find-nodes.ts'
import { type FederalCode, type NodeId, type NodeKind, parentKinds, parseFederalCode } from './model.ts'
import type { NodeProblem } from './node-problem.ts'

export interface NewNode {
  readonly kind: NodeKind
  readonly parentId: NodeId | null
  readonly code: string
  readonly name: string
  /** What people say; the full name when there is nothing shorter. */
  readonly shortName?: string
}

export async function createNode(tx: WriteTx, act: Act, node: NewNode): Promise<Result<NodeId, NodeProblem>> {
  const name = node.name.trim()
  const shortName = node.shortName?.trim() || name
  if (name === '') return err({ kind: 'no-name' })
  const code = parseFederalCode(node.code, node.kind)
  if (code === undefined) return err({ kind: 'bad-code', code: node.code.trim(), nodeKind: node.kind })
  const parent = node.parentId === null ? undefined : await getNode(tx, node.parentId)
  if (node.parentId !== null && parent === undefined) return err({ kind: 'no-such-node' })
  if (parent?.kind !== parentKinds[node.kind]) return err({ kind: 'wrong-parent', nodeKind: node.kind })
  const holder = await findNodeByCode(tx, code)
  if (holder !== undefined) return err({ kind: 'code-taken', code, byName: holder.shortName })
  const id = newId<NodeId>()
  const path = `${parent?.path ?? ''}${id}/`
  await tx
    .insertInto('organisation_node')
    .values({
      id,
      parent_id: node.parentId,
      kind: node.kind,
      code,
      name,
      short_name: shortName,
      district_id: null,
      path,
      ...nodeKeys(shortName, name, code),
      merged_into: null,
    })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'organisations.create',
    nodePath: path,
    subject: code,
    details: { kind: node.kind, name, shortName },
  })
  return ok(id)
}

/** How a node stands in lists, and what it is found by. */
export function nodeKeys(shortName: string, name: string, code: FederalCode): { sort_key: string; search_key: string } {
  return { sort_key: sortKey(shortName), search_key: searchKey(`${shortName} ${name} ${code}`) }
}

import { data, type RouterContextProvider } from 'react-router'
import { can, decide, type Decision, type Visitor } from '#access'
import { type Action, type App, policy } from '#app'
import { unreachable } from '#kernel/assert'
import { findNodeByCode, getNode } from '#organisations'
import type { FederalCode, NodeId, OrganisationNode } from '#organisations/model'
import { appKey } from '#web/request-context'
import { visitorKey } from './visitor.ts'

/** What a loader or an action works with once it was let in. */
export interface Visit extends Visitor {
  readonly app: App
  readonly node: OrganisationNode
  /** For what the page shows or hides; what the page does was decided by `enter`. */
  may(action: Action): boolean
}

export interface PageArgs {
  readonly request: Request
  readonly context: Readonly<RouterContextProvider>
}

/**
 * The door of every page: may this visitor do this, at this node? `home` is the node of the visitor's own role.
 * «No such node» and «not yours» are the same 404 to those who may not know; 403 is for those who may see the node.
 */
export async function enter(
  args: PageArgs,
  action: Action,
  where: 'home' | { readonly code: string } | { readonly id: NodeId },
): Promise<Visit> {
  const app = args.context.get(appKey)
  const visitor = args.context.get(visitorKey)
  const node = await app.store.read((tx) => {
    if (where === 'home') return getNode(tx, homeNode(visitor, action))
    return 'id' in where ? getNode(tx, where.id) : findNodeByCode(tx, where.code as FederalCode)
  })
  const decision = where === 'home' ? decideAtHome(visitor, action) : decideAt(visitor, action, node?.path)
  switch (decision) {
    case 'allowed':
      break
    case 'forbidden':
      throw data(null, { status: 403 })
    case 'hidden':
      throw data(null, { status: 404 })
    default:
      return unreachable(decision)
  }
  if (node === undefined) throw data(null, { status: 404 })
  return { ...visitor, app, node, may: (asked) => can(policy, visitor.grants, asked, node.path) }
}

const decideAt = ({ grants }: Visitor, action: Action, path: string | undefined): Decision =>
  decide(policy, grants, action, 'organisations.see', path)

/** One's own place is no secret to anybody, an expert who sees no school included: the refusal is an honest 403. */
const decideAtHome = ({ grants }: Visitor, action: Action): Decision =>
  grants.some((grant) => can(policy, grants, action, grant.nodePath)) ? 'allowed' : 'forbidden'

/** The highest node where the visitor may do this; any own node otherwise, where it will be refused. */
function homeNode(visitor: Visitor, action: Action): NodeId {
  const byHeight = visitor.grants.toSorted((a, b) => a.nodePath.length - b.nodePath.length)
  const grant = byHeight.find((each) => can(policy, visitor.grants, action, each.nodePath)) ?? byHeight[0]
  if (grant === undefined) throw data(null, { status: 403 })
  return grant.nodeId
}

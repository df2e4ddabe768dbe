import { createContext, type MiddlewareFunction, redirect } from 'react-router'
import { type Action, type App, policy } from '#app'
import { can, type Visitor } from '#access'
import { appKey } from '#web/request-context'
import { paths } from './paths.ts'

export const visitorKey = createContext<Visitor>()

/** Stands before every page of the shell: nobody gets past it without having signed in. */
export const requireVisitor: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const app: App = context.get(appKey)
  const visitor = await app.signIn.currentVisitor(request)
  if (visitor === 'anonymous') throw redirect(signInAddress(request))
  context.set(visitorKey, visitor)
  return next()
}

/** Sign-in that brings the person back to the page that was asked for. */
function signInAddress(request: Request): string {
  const url = new URL(request.url)
  const asked = url.pathname + url.search
  return asked === '/' ? paths.signIn() : `${paths.signIn()}?next=${encodeURIComponent(asked)}`
}

/** True when the visitor may do this at some node: decides what the menu shows, never what a page gives. */
export function mayAnywhere(visitor: Visitor, action: Action): boolean {
  return visitor.grants.some((grant) => can(policy, visitor.grants, action, grant.nodePath))
}

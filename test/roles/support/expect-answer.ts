import { can, decide } from '#access'
import type { Grant } from '#access/model'
import { type Action, policy } from '#app'
import type { RouteAccess } from '../route-access.ts'
import type { Target } from './two-municipalities.ts'

/** `open`: let in, whatever the page then says of the form. `hidden` must look as if there were nothing there. */
export type Expected = 'open' | 'refused' | 'hidden'

/** What the rights alone say about a visit; what is not allowed by them must not be answered. */
export function expectAnswer(access: RouteAccess, method: 'get' | 'post', grant: Grant, target: Target): Expected {
  const asked = access[method]
  if (asked === undefined || asked === 'signed-in') return 'open'
  const anywhere = (action: Action): boolean => can(policy, [grant], action, grant.nodePath)
  if (typeof asked !== 'string') return asked.some(anywhere) ? 'open' : 'refused'
  if (access.door !== undefined && !anywhere(access.door)) return 'refused'
  if (isOwn(access, method)) return anywhere(asked) ? 'open' : 'refused'
  const decision = decide(policy, [grant], asked, access.seeing ?? 'organisations.see', target.path)
  switch (decision) {
    case 'allowed': {
      const besides = access.besides?.[method]
      if (besides !== undefined && !anywhere(besides)) return 'refused'
      return access.kinds === undefined || target.kind === 'object' || access.kinds.includes(target.kind)
        ? 'open'
        : 'hidden'
    }
    case 'forbidden':
      return 'refused'
    case 'hidden':
      return 'hidden'
  }
}

export function isOwn(access: RouteAccess, method: 'get' | 'post'): boolean {
  return (method === 'post' ? (access.postAbout ?? access.about) : access.about) === 'own'
}

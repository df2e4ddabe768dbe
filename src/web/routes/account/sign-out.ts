import { redirect } from 'react-router'
import { appKey } from '#web/request-context'
import { paths } from '../../paths.ts'
import { cookieHeaders } from './cookie-headers.ts'
import type { Route } from './+types/sign-out.ts'

export async function action({ request, context }: Route.ActionArgs) {
  const { setCookies } = await context.get(appKey).signIn.signOut(request.headers)
  return redirect(paths.signIn(), { headers: cookieHeaders(setCookies) })
}

/** Opened as a page, it signs nobody out: a link on another site must not be able to. */
export function loader() {
  return redirect(paths.home())
}

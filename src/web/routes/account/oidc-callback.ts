import { redirect } from 'react-router'
import { appKey } from '#web/request-context'
import { paths } from '../../paths.ts'
import { cookieHeaders } from './cookie-headers.ts'
import { nextPage } from './next-page.ts'
import type { Route } from './+types/oidc-callback.ts'

/** The provider sends the person back here. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { signIn } = context.get(appKey)
  if (signIn.oidcName === undefined) return redirect(paths.signIn())
  const done = await signIn.finishOidc(request)
  if (!done.ok) return redirect(`${paths.signIn()}?notice=${done.error.kind}`)
  return redirect(nextPage(done.value.location), { headers: cookieHeaders(done.value.setCookies) })
}

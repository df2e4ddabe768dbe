import { redirect } from 'react-router'
import { appKey } from '#web/request-context'
import { paths } from '../../paths.ts'
import { cookieHeaders } from './cookie-headers.ts'
import { nextPage } from './next-page.ts'
import type { Route } from './+types/oidc.ts'

/** To the organisation’s provider. A link, not a form: the page’s policy lets forms go to our own site only. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { signIn } = context.get(appKey)
  if (signIn.oidcName === undefined) return redirect(paths.signIn())
  const next = nextPage(new URL(request.url).searchParams.get('next'))
  const start = await signIn.startOidc(request.headers, next)
  if (!start.ok) return redirect(`${paths.signIn()}?notice=${start.error.kind}`)
  return redirect(start.value.location, { headers: cookieHeaders(start.value.setCookies) })
}

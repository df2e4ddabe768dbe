import { data } from 'react-router'
import type { Route } from './+types/meeting-deadline.ts'
import { echoDecision } from './echo-decision.ts'
import { enterMeeting } from './enter-meeting.ts'

/** How the words of a decision's deadline read in the plan that is to carry it out, while they are written. */
export async function loader(args: Route.LoaderArgs) {
  const found = await enterMeeting(args)
  if (!found.holds) throw data(null, { status: 403 })
  const search = new URL(args.request.url).searchParams
  return echoDecision(found, search.get('plan') ?? '', (search.get('text') ?? '').slice(0, 500))
}

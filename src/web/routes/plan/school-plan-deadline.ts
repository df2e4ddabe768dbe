import { readOwnDeadline } from '#plan'
import type { Route } from './+types/school-plan-deadline.ts'
import { echoDeadline } from './echo-deadline.ts'
import { enterSchoolPlan } from './enter-school-plan.ts'

/** How the words of a deadline read, for the form that is being filled in. */
export async function loader(args: Route.LoaderArgs) {
  const { plan } = await enterSchoolPlan(args)
  const text = new URL(args.request.url).searchParams.get('text') ?? ''
  return echoDeadline(readOwnDeadline(text.slice(0, 2000), plan.period), plan.period)
}

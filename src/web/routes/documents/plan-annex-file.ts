import { enterPlan } from '../plan/enter-plan.ts'
import { annexResponse } from './annex-response.ts'
import type { Route } from './+types/plan-annex-file.ts'

/** The plan as the annex of its order; with `?with=order` the order before it in the same file. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, plan } = await enterPlan(args, 'plan.read')
  const kind = new URL(args.request.url).searchParams.get('with') === 'order' ? 'order' : 'annex'
  return annexResponse(visit, plan, kind, args.params.format)
}

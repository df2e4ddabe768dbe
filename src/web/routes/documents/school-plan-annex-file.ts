import { enterSchoolPlan } from '../plan/enter-school-plan.ts'
import { annexResponse } from './annex-response.ts'
import type { Route } from './+types/school-plan-annex-file.ts'

/** The plan of a school as the annex of the order by which its head approves it. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, plan } = await enterSchoolPlan(args)
  return annexResponse(visit, plan, 'annex', args.params.format)
}

import { data } from 'react-router'
import { loadPlanFile } from '#plan'
import { anyFileResponse } from '../../any-file-response.ts'
import type { Route } from './+types/plan-document.ts'
import { enterPlan } from './enter-plan.ts'

/** The document that the plan was read from, as it came. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, plan } = await enterPlan(args, 'plan.read')
  const { file } = plan
  const stored = file === null ? undefined : await visit.app.store.read((tx) => loadPlanFile(tx, file.id))
  if (stored === undefined) throw data(null, { status: 404 })
  return anyFileResponse(stored.bytes, stored.name)
}

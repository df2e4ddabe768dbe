import { data } from 'react-router'
import { loadPlanFile } from '#plan'
import { anyFileResponse } from '../../any-file-response.ts'
import type { Route } from './+types/evidence-file.ts'
import { enterExecution } from './enter-plan.ts'

/** One revision of a file that shows the work was done: only by way of an execution that it stands for. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, page } = await enterExecution(args)
  const revision = page.evidence
    .flatMap((evidence) => (evidence.kind === 'file' ? evidence.revisions : []))
    .find(({ file }) => file === args.params.file)
  const stored =
    revision === undefined ? undefined : await visit.app.store.read((tx) => loadPlanFile(tx, revision.file))
  if (stored === undefined) throw data(null, { status: 404 })
  return anyFileResponse(stored.bytes, stored.name)
}

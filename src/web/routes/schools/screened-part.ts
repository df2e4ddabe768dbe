import type { NodeId, OrganisationNode } from '#organisations/model'
import type { ScreeningRun, ScreeningRunId } from '#screening'

/** Which of the screened schools a list at this node is about: a run is of a region, so a region's list is all of it. */
export function screenedPart(
  run: ScreeningRun,
  node: OrganisationNode,
): { readonly run: ScreeningRunId; readonly municipality?: NodeId } {
  return { run: run.id, ...(node.kind === 'municipality' ? { municipality: node.id } : {}) }
}

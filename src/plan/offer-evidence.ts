import type { ReadTx } from '#db'
import type { EvidenceOffer, EvidenceSource } from './evidence-source.ts'
import { loadMeasure } from './load-measure.ts'
import type { ExecutionId } from './model.ts'
import { findExecution } from './move-execution.ts'

export interface OfferedEvidence extends EvidenceOffer {
  readonly source: string
  readonly sourceTitle: string
}

/** How many objects of one source are offered. */
const perSource = 20

/** Live objects of the node that can close a measure of this kind, newest first. */
export async function offerEvidence(
  tx: ReadTx,
  sources: readonly EvidenceSource[],
  id: ExecutionId,
): Promise<readonly OfferedEvidence[]> {
  const found = await findExecution(tx, id)
  const measure = found === undefined ? undefined : await loadMeasure(tx, found.execution.measure)
  if (found === undefined || measure === undefined) return []
  const offers: OfferedEvidence[] = []
  for (const source of sources) {
    if (!source.closes.includes(measure.kind)) continue
    const objects = await source.list(tx, { node: found.execution.node, limit: perSource })
    for (const object of objects) offers.push({ ...object, source: source.id, sourceTitle: source.title })
  }
  return offers.toSorted((a, b) => (a.at < b.at ? 1 : -1))
}

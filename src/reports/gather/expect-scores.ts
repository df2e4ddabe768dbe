import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import { loadCellEvidence, loadScreeningRun } from '#screening'
import type { AssessmentAnalysis } from '../model.ts'

/**
 * The distribution of a school with what similar schools promise around it, where the newest screening has kept that
 * and was made from these very works; otherwise the distribution as it is.
 */
export async function expectScores(
  tx: ReadTx,
  scores: AssessmentAnalysis['scores'],
  { school, assessment }: { readonly school: NodeId; readonly assessment: AssessmentId },
): Promise<AssessmentAnalysis['scores']> {
  if (scores === 'missing') return scores
  const run = await loadScreeningRun(tx, school)
  if (run === undefined || run.outdated) return scores
  const evidence = await loadCellEvidence(tx, { run: run.id, school, assessment })
  if (evidence === 'none' || evidence.histogram.expected === undefined) return scores
  const { expected, highlighted } = evidence.histogram
  return { ...scores, expected, highlighted }
}

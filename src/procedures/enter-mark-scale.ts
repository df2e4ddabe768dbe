import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { loadAssessment } from './load-assessments.ts'
import type { AssessmentId, MarkScale, Provenance } from './model.ts'
import { type ScaleRefusal, setMarkScale } from './set-mark-scale.ts'

/** A person enters or confirms a scale: a new version in force, and an entry in the log. */
export async function enterMarkScale(
  tx: WriteTx,
  act: Act,
  entry: { readonly assessment: AssessmentId; readonly scale: MarkScale; readonly source: Provenance },
): Promise<Result<void, ScaleRefusal | { readonly kind: 'no-such-assessment'; readonly sentence: string }>> {
  const assessment = await loadAssessment(tx, entry.assessment)
  if (assessment === undefined) return err({ kind: 'no-such-assessment', sentence: 'Такой работы нет.' })
  const set = await setMarkScale(
    tx,
    entry.assessment,
    { scale: entry.scale, source: entry.source, at: act.at },
    assessment.maxScore,
  )
  if (!set.ok) return set
  await appendAudit(tx, {
    ...act,
    action: 'procedures.enter-scale',
    nodePath: '',
    subject: entry.assessment,
    details: { scale: entry.scale, source: entry.source },
  })
  return ok(undefined)
}

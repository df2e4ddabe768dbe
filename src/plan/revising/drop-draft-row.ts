import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { loadMeasure } from '../load-measure.ts'
import type { PlanId, PlanMeasureId } from '../model.ts'
import type { PlanProblem } from '../plan-problem.ts'
import { findRevisionDraft } from './find-revision-draft.ts'
import '../tables.ts'

/** Takes a row out of the draft of a revision: what it went on with is then left out by the new wording. */
export async function dropDraftRow(
  tx: WriteTx,
  act: Act,
  { plan: id, measure }: { readonly plan: PlanId; readonly measure: PlanMeasureId },
): Promise<Result<void, PlanProblem>> {
  const draft = await findRevisionDraft(tx, id)
  if (!draft.ok) return draft
  const row = await loadMeasure(tx, measure)
  if (row?.plan !== id) return err({ kind: 'no-such-measure' })
  await tx.deleteFrom('plan_measure_pair').where('measure_id', '=', measure).execute()
  await tx.deleteFrom('plan_measure').where('id', '=', measure).execute()
  await appendAudit(tx, {
    ...act,
    action: 'plan.edit-measure',
    nodePath: draft.value.nodePath,
    subject: measure,
    details: { plan: id, number: row.number, removed: row.text },
  })
  return ok(undefined)
}

import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { loadMeasure } from '../load-measure.ts'
import { rowOfMeasure } from '../measure-row.ts'
import type { PlanId, PlanMeasureId } from '../model.ts'
import type { PlanProblem } from '../plan-problem.ts'
import { findRevisionDraft } from './find-revision-draft.ts'
import '../tables.ts'

/**
 * Says which former row a new one goes on with, or that it is new. The former row is taken from whatever row had it, and
 * who carries the work out comes with it.
 */
export async function pairMeasures(
  tx: WriteTx,
  act: Act,
  {
    plan: id,
    measure,
    replaced,
  }: { readonly plan: PlanId; readonly measure: PlanMeasureId; readonly replaced: PlanMeasureId | null },
): Promise<Result<void, PlanProblem>> {
  const draft = await findRevisionDraft(tx, id)
  if (!draft.ok) return draft
  const row = await loadMeasure(tx, measure)
  const was = replaced === null ? null : await loadMeasure(tx, replaced)
  if (row?.plan !== id || was === undefined) return err({ kind: 'no-such-measure' })
  if (was !== null && was.plan !== draft.value.former) return err({ kind: 'no-such-measure' })
  await tx
    .deleteFrom('plan_measure_pair')
    .where('plan_id', '=', id)
    .where((eb) => eb.or([eb('measure_id', '=', measure), ...(was === null ? [] : [eb('replaced_id', '=', was.id)])]))
    .execute()
  if (was !== null) {
    await tx.insertInto('plan_measure_pair').values({ measure_id: measure, plan_id: id, replaced_id: was.id }).execute()
    const { kind, tracked, scope, schools, ownerRole, owner, controlRule, minutes } = was
    const next = { ...row, kind, tracked, scope, schools, ownerRole, owner, controlRule, minutes }
    await tx
      .updateTable('plan_measure')
      .set(rowOfMeasure({ ...next, version: row.version + 1 }))
      .where('id', '=', measure)
      .execute()
  }
  await appendAudit(tx, {
    ...act,
    action: 'plan.pair-measures',
    nodePath: draft.value.nodePath,
    subject: id,
    details: { measure, replaced: replaced ?? 'new' },
  })
  return ok(undefined)
}

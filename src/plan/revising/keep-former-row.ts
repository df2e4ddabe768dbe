import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { loadMeasure } from '../load-measure.ts'
import { rowOfMeasure } from '../measure-row.ts'
import type { PlanId, PlanMeasureId } from '../model.ts'
import type { PlanProblem } from '../plan-problem.ts'
import { findRevisionDraft } from './find-revision-draft.ts'
import { measuresOf, pairsOf } from './load-turns.ts'
import { makeRoom } from './make-room.ts'
import '../tables.ts'

/** A row that the new wording leaves out stays in the plan all the same, behind the row that it stood behind. */
export async function keepFormerRow(
  tx: WriteTx,
  act: Act,
  { plan: id, former }: { readonly plan: PlanId; readonly former: PlanMeasureId },
): Promise<Result<PlanMeasureId, PlanProblem>> {
  const draft = await findRevisionDraft(tx, id)
  if (!draft.ok) return draft
  const was = await loadMeasure(tx, former)
  const pairs = await pairsOf(tx, id)
  if (was?.plan !== draft.value.former || [...pairs.values()].includes(former)) return err({ kind: 'no-such-measure' })
  const before = (await measuresOf(tx, draft.value.former)).filter(({ position }) => position < was.position)
  const rows = await measuresOf(tx, id)
  const neighbour = rows.findLast((row) => before.some((each) => each.id === pairs.get(row.id)))
  const position = (neighbour?.position ?? 0) + 1
  await makeRoom(tx, id, position)
  const copy = { ...was, id: newId<PlanMeasureId>(), plan: id, position, places: [], version: 1 }
  await tx.insertInto('plan_measure').values(rowOfMeasure(copy)).execute()
  await tx.insertInto('plan_measure_pair').values({ measure_id: copy.id, plan_id: id, replaced_id: former }).execute()
  await appendAudit(tx, {
    ...act,
    action: 'plan.pair-measures',
    nodePath: draft.value.nodePath,
    subject: id,
    details: { kept: former, number: was.number },
  })
  return ok(copy.id)
}

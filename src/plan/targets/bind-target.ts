import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { TargetSource } from '../target-source.ts'
import { type Binding, loadTarget, type TargetPlace } from './load-target.ts'
import type { TargetProblem } from './target-problem.ts'
import './tables.ts'

export interface NewBinding extends TargetPlace {
  readonly source: string
  /** Of the binding that the person saw; 0 where there was none. */
  readonly version: number
}

/** Says which records a promised number is counted by. Records that were entered stay when the source changes. */
export async function bindTarget(
  tx: WriteTx,
  act: Act,
  sources: readonly TargetSource[],
  request: NewBinding,
): Promise<Result<Binding, TargetProblem>> {
  const found = await loadTarget(tx, request)
  if (found === undefined) return err({ kind: 'no-such-target' })
  if (found.plan.status !== 'in-force') return err({ kind: 'not-in-force' })
  if (!sources.some(({ id }) => id === request.source)) return err({ kind: 'no-such-source' })
  if (found.binding.version !== request.version) return err({ kind: 'stale-binding' })
  const next: Binding = { source: request.source, version: request.version + 1 }
  const row = { source: request.source, bound_at: act.at, bound_by: act.actor, version: next.version }
  if (request.version === 0) {
    const { measure: measure_id, target } = request
    const made = await tx
      .insertInto('plan_target_binding')
      .values({ measure_id, target, ...row })
      .onConflict((conflict) => conflict.columns(['measure_id', 'target']).doNothing())
      .returning('version')
      .executeTakeFirst()
    if (made === undefined) return err({ kind: 'stale-binding' })
  } else {
    const taken = await tx
      .updateTable('plan_target_binding')
      .set(row)
      .where('measure_id', '=', request.measure)
      .where('target', '=', request.target)
      .where('version', '=', request.version)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) return err({ kind: 'stale-binding' })
  }
  const node = await getNode(tx, found.plan.node)
  await appendAudit(tx, {
    ...act,
    action: 'plan.bind-target',
    nodePath: node?.path ?? '',
    subject: request.measure,
    details: { target: found.target.what, value: found.target.value, from: found.binding.source, to: request.source },
  })
  return ok(next)
}

import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { executionOf } from './execution-row.ts'
import { type Execution, type ExecutionId, type ExecutionStep, nextState, stepRules } from './model.ts'
import type { PlanProblem } from './plan-problem.ts'
import './tables.ts'

export interface ExecutionMove {
  readonly execution: ExecutionId
  /** The version that the person saw. */
  readonly version: number
  readonly step: ExecutionStep
  /** The reason, where the step owes one; otherwise a word to go with it. */
  readonly remark?: string
}

/** Makes one step of the state machine. Refused with what stands now where somebody else was faster. */
export async function moveExecution(
  tx: WriteTx,
  act: Act,
  move: ExecutionMove,
): Promise<Result<Execution, PlanProblem>> {
  const found = await findExecution(tx, move.execution)
  if (found === undefined) return err({ kind: 'no-such-execution' })
  const { execution: current, planStatus, nodePath } = found
  if (planStatus !== 'in-force') return err({ kind: 'not-in-force' })
  if (current.version !== move.version) return err({ kind: 'stale-execution', current })
  const state = nextState(current.state, move.step)
  if (state === undefined) return err({ kind: 'impossible-step', current, step: move.step })
  const remark = move.remark?.trim() ?? ''
  if (remark === '' && stepRules[move.step].needsRemark) return err({ kind: 'no-remark', step: move.step })
  if (move.step === 'submit' && !(await hasEvidence(tx, current.id))) return err({ kind: 'no-evidence' })

  const next: Execution = {
    ...current,
    state,
    remark: remark === '' ? null : remark,
    changedAt: act.at,
    changedBy: act.actor,
    version: current.version + 1,
  }
  if (!(await takeStep(tx, act, current, next, move.step))) {
    const newer = await findExecution(tx, move.execution)
    return newer === undefined
      ? err({ kind: 'no-such-execution' })
      : err({ kind: 'stale-execution', current: newer.execution })
  }
  await appendAudit(tx, {
    ...act,
    action: 'plan.move-execution',
    nodePath,
    subject: current.id,
    details: { step: move.step, from: current.state, to: state, ...(remark === '' ? {} : { remark }) },
  })
  return ok(next)
}

/** Writes the newer version and its line of history; false where the older one no longer stands. */
export async function takeStep(
  tx: WriteTx,
  act: Act,
  current: Execution,
  next: Execution,
  step: ExecutionStep,
): Promise<boolean> {
  const taken = await tx
    .updateTable('plan_execution')
    .set({
      state: next.state,
      remark: next.remark,
      changed_at: next.changedAt,
      changed_by: next.changedBy,
      version: next.version,
    })
    .where('id', '=', current.id)
    .where('version', '=', current.version)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return false
  await tx
    .insertInto('plan_execution_event')
    .values({
      execution_id: current.id,
      version: next.version,
      at: act.at,
      by: act.actor,
      step,
      from_state: current.state,
      to_state: next.state,
      remark: next.remark,
    })
    .execute()
  return true
}

export async function findExecution(tx: ReadTx, id: ExecutionId) {
  const row = await tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .selectAll('e')
    .select(['p.status as planStatus', 'n.path as nodePath'])
    .where('e.id', '=', id)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : { execution: executionOf(row), planStatus: row.planStatus, nodePath: row.nodePath }
}

async function hasEvidence(tx: ReadTx, id: ExecutionId): Promise<boolean> {
  const row = await tx
    .selectFrom('plan_evidence_use')
    .select('evidence_id')
    .where('execution_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

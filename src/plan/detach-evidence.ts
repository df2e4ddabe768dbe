import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { type EvidenceId, type ExecutionId, openStates } from './model.ts'
import { findExecution } from './move-execution.ts'
import type { PlanProblem } from './plan-problem.ts'
import './tables.ts'

/** Takes a piece of evidence off an execution that is open; it stays with the others it stands for. */
export async function detachEvidence(
  tx: WriteTx,
  act: Act,
  { execution, evidence }: { readonly execution: ExecutionId; readonly evidence: EvidenceId },
): Promise<Result<void, PlanProblem>> {
  const found = await findExecution(tx, execution)
  if (found === undefined) return err({ kind: 'no-such-execution' })
  if (found.planStatus !== 'in-force') return err({ kind: 'not-in-force' })
  if (!openStates.includes(found.execution.state)) return err({ kind: 'evidence-closed' })
  const gone = await tx
    .deleteFrom('plan_evidence_use')
    .where('execution_id', '=', execution)
    .where('evidence_id', '=', evidence)
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) return err({ kind: 'no-such-evidence' })
  await appendAudit(tx, {
    ...act,
    action: 'plan.detach-evidence',
    nodePath: found.nodePath,
    subject: evidence,
    details: { execution },
  })
  return ok(undefined)
}

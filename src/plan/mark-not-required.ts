import type { Act } from '#audit'
import type { WriteTx } from '#db'
import type { Result } from '#kernel/result'
import type { Execution, ExecutionId } from './model.ts'
import { moveExecution } from './move-execution.ts'
import type { PlanProblem } from './plan-problem.ts'

/** Says why this school need not do it: «в школе нет 9 класса». It leaves the counts of what is owed. */
export function markNotRequired(
  tx: WriteTx,
  act: Act,
  request: { readonly execution: ExecutionId; readonly version: number; readonly reason: string },
): Promise<Result<Execution, PlanProblem>> {
  const { execution, version, reason } = request
  return moveExecution(tx, act, { execution, version, step: 'not-require', remark: reason })
}

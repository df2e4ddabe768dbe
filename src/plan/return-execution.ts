import type { Act } from '#audit'
import type { WriteTx } from '#db'
import type { Result } from '#kernel/result'
import type { Execution, ExecutionId } from './model.ts'
import { moveExecution } from './move-execution.ts'
import type { PlanProblem } from './plan-problem.ts'

/** Gives what was submitted back with a remark that says what is missing. */
export function returnExecution(
  tx: WriteTx,
  act: Act,
  request: { readonly execution: ExecutionId; readonly version: number; readonly remark: string },
): Promise<Result<Execution, PlanProblem>> {
  return moveExecution(tx, act, { ...request, step: 'return' })
}

import type { Act } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { assert } from '#kernel/assert'
import { attachEvidence } from '../attach-evidence.ts'
import { measureOf } from '../measure-row.ts'
import { type Execution, type ExecutionStep, openStates, type SchoolPlan } from '../model.ts'
import { executionOf } from '../execution-row.ts'
import { moveExecution } from '../move-execution.ts'
import { asksForSchoolPlan } from './asks-for-school-plan.ts'
import { findCurrentPlan } from './current-plan.ts'
import { schoolPlanEvidence } from './school-plan-evidence.ts'

/**
 * What the municipal plan asks of the school in so many words, «разработать план школы», goes with the plan itself: sent
 * when it is sent, returned when it is returned, accepted when it is accepted, with the plan as its evidence. Where a
 * person has already decided otherwise, nothing is changed.
 */
export async function mirrorReview(
  tx: WriteTx,
  act: Act,
  plan: SchoolPlan,
  step: 'send' | 'recall' | 'return' | 'accept',
  remark: string | null,
): Promise<void> {
  for (const execution of await listPlanningExecutions(tx, plan)) {
    switch (step) {
      case 'send':
        await handIn(tx, act, plan, execution)
        break
      case 'recall':
      case 'return':
        if (execution.state === 'submitted') await move(tx, act, execution, 'return', remark ?? returnedRemark[step])
        break
      case 'accept': {
        const handed = openStates.includes(execution.state) ? await handIn(tx, act, plan, execution) : execution
        if (handed.state === 'submitted') await move(tx, act, handed, 'accept', null)
        break
      }
      default:
        step satisfies never
    }
  }
}

const returnedRemark = { return: 'План школы возвращён с замечаниями к строкам.', recall: 'Школа отозвала свой план.' }

/** Executions of the school by the municipal plan in force that its own plan closes. */
export async function listPlanningExecutions(
  tx: ReadTx,
  plan: Pick<SchoolPlan, 'parent' | 'node'>,
): Promise<readonly Execution[]> {
  const parent = await findCurrentPlan(tx, plan.parent)
  if (parent === undefined) return []
  const measures = await tx
    .selectFrom('plan_measure')
    .selectAll()
    .where('plan_id', '=', parent)
    .where('kind', '=', 'planning')
    .execute()
  const asked = measures.map(measureOf).filter(asksForSchoolPlan)
  if (asked.length === 0) return []
  const rows = await tx
    .selectFrom('plan_execution')
    .selectAll()
    .where('node_id', '=', plan.node)
    .where(
      'measure_id',
      'in',
      asked.map(({ id }) => id),
    )
    .orderBy('control_date')
    .orderBy('id')
    .execute()
  return rows.map(executionOf)
}

async function handIn(tx: WriteTx, act: Act, plan: SchoolPlan, execution: Execution): Promise<Execution> {
  if (!openStates.includes(execution.state)) return execution
  if (await hasPlan(tx, plan, execution)) return move(tx, act, execution, 'submit', null)
  const evidence = { kind: 'object', source: schoolPlanEvidence.id, objectId: plan.id } as const
  const attached = await attachEvidence(tx, act, [schoolPlanEvidence], { executions: [execution.id], evidence })
  assert(attached.ok, `handIn: an open execution must take its plan, got ${JSON.stringify(attached)}`)
  const taken = await tx.selectFrom('plan_execution').selectAll().where('id', '=', execution.id).executeTakeFirst()
  return taken === undefined ? execution : move(tx, act, executionOf(taken), 'submit', null)
}

/** Sent a second time: the plan stands there from the first. */
async function hasPlan(tx: ReadTx, plan: SchoolPlan, execution: Execution): Promise<boolean> {
  const row = await tx
    .selectFrom('plan_evidence_use as u')
    .innerJoin('plan_evidence as e', 'e.id', 'u.evidence_id')
    .select('e.id')
    .where('u.execution_id', '=', execution.id)
    .where('e.source', '=', schoolPlanEvidence.id)
    .where('e.object_id', '=', plan.id)
    .executeTakeFirst()
  return row !== undefined
}

async function move(
  tx: WriteTx,
  act: Act,
  { id, version }: Execution,
  step: ExecutionStep,
  remark: string | null,
): Promise<Execution> {
  const moved = await moveExecution(tx, act, {
    execution: id,
    version,
    step,
    ...(remark === null ? {} : { remark }),
  })
  assert(moved.ok, `move: the step ${step} must be possible here, got ${JSON.stringify(moved)}`)
  return moved.value
}

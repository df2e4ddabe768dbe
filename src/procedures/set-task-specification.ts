import type { WriteTx } from '#db'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import type { AssessmentId, Provenance, TaskSpec } from './model.ts'
import './tables.ts'

export interface TaskSpecification {
  /** `unknown` where a file names neither the tasks nor the greatest score. */
  readonly maxScore: number | 'unknown'
  readonly tasks: readonly TaskSpec[]
  readonly source: Provenance
  readonly at: Instant
  /** Id of the import that brings it; absent where a person enters it. */
  readonly origin?: string
}

/** Puts a new version of the task specification in force. Older versions stay. */
export async function setTaskSpecification(
  tx: WriteTx,
  assessment: AssessmentId,
  specification: TaskSpecification,
): Promise<void> {
  const { maxScore, tasks, source, at, origin } = specification
  const sum = tasks.reduce((total, task) => total + task.max, 0)
  assert(
    tasks.length === 0 || maxScore === sum,
    `setTaskSpecification: maxScore must equal the sum of the tasks' maxima ${sum}, got ${maxScore}`,
  )
  await tx
    .insertInto('task_specification')
    .values((eb) => ({
      assessment_id: assessment,
      version: eb
        .selectFrom('task_specification')
        .select((inner) => inner(inner.fn.coalesce(inner.fn.max('version'), inner.lit(0)), '+', 1).as('next'))
        .where('assessment_id', '=', assessment),
      max_score: maxScore === 'unknown' ? null : maxScore,
      tasks: JSON.stringify(tasks),
      source: JSON.stringify(source),
      created_at: at,
      origin: origin ?? null,
      withdrawn_at: null,
    }))
    .execute()
}

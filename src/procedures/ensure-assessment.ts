import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { sortKey } from '#kernel/russian-text'
import type { AssessmentId, ProcedureKind } from './model.ts'
import './tables.ts'

/** What makes an assessment the same one in every file. */
export interface AssessmentIdentity {
  readonly procedure: ProcedureKind
  readonly year: number
  readonly grade: number
  readonly subject: string
}

/** The assessment of this year, procedure, grade and subject; made if it is not there yet. */
export async function ensureAssessment(tx: WriteTx, identity: AssessmentIdentity): Promise<AssessmentId> {
  const { procedure, year, grade, subject } = identity
  const made = { id: newId<AssessmentId>(), procedure, year, grade, subject, sort_key: sortKey(`${grade} ${subject}`) }
  // Two imports at once may both ask for it: the first makes it, the second finds it.
  await tx
    .insertInto('assessment')
    .values(made)
    .onConflict((conflict) => conflict.columns(['procedure', 'year', 'grade', 'subject']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('assessment')
    .select('id')
    .where('procedure', '=', procedure)
    .where('year', '=', year)
    .where('grade', '=', grade)
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow()
  return id
}

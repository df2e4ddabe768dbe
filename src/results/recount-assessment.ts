import type { WriteTx } from '#db'
import { assert } from '#kernel/assert'
import { loadAssessment } from '#procedures'
import type { AssessmentId } from '#procedures/model'
import { remakeCells } from './remake-cells.ts'
import './tables.ts'

/** Remakes every cell of an assessment: called in the transaction that puts another scale or specification in force. */
export async function recountAssessment(tx: WriteTx, id: AssessmentId): Promise<void> {
  const assessment = await loadAssessment(tx, id)
  assert(assessment !== undefined, `recountAssessment: assessment must be in the store, got ${id}`)
  const schools = await tx
    .selectFrom('result_cell')
    .select(['school_id', 'municipality_id'])
    .distinct()
    .where('assessment_id', '=', id)
    .execute()
  for (const { school_id, municipality_id } of schools) {
    await remakeCells(tx, { id: school_id, municipality: municipality_id }, assessment)
  }
}

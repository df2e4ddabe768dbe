import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { AssessmentId } from './model.ts'
import './tables.ts'

/** Takes the versions that an undone import brought out of force, so that the versions before them stand again. */
export async function withdrawVersions(
  tx: WriteTx,
  origin: string,
  assessments: readonly AssessmentId[],
  at: Instant,
): Promise<void> {
  if (assessments.length === 0) return
  for (const table of ['task_specification', 'mark_scale'] as const) {
    await tx
      .updateTable(table)
      .set({ withdrawn_at: at })
      .where('origin', '=', origin)
      .where('assessment_id', 'in', assessments)
      .where('withdrawn_at', 'is', null)
      .execute()
  }
}

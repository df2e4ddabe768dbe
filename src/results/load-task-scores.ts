import type { ReadTx } from '#db'
import type { AssessmentId } from '#procedures/model'
import './tables.ts'

/** Variant and task scores of one present work in force, as they are stored: `1 0 X 2`. */
export interface TaskScoreRow {
  readonly assessment: AssessmentId
  readonly school: string
  readonly classLabel: string
  readonly variant: string
  readonly scores: string
}

/**
 * Task scores of every work in force under a path of the tree, a municipality at a time, so that a region never stands
 * in memory as text; the works of one class follow each other.
 */
export async function* loadTaskScores(tx: ReadTx, path: string): AsyncGenerator<readonly TaskScoreRow[]> {
  const municipalities = await tx
    .selectFrom('result_cell as c')
    .innerJoin('organisation_node as s', 's.id', 'c.school_id')
    .select('c.municipality_id')
    .distinct()
    .where('s.path', 'like', `${path}%`)
    .orderBy('c.municipality_id')
    .execute()
  for (const { municipality_id: municipality } of municipalities) {
    yield await tx
      .selectFrom('work as w')
      .innerJoin('organisation_node as s', 's.id', 'w.school_id')
      .select([
        'w.assessment_id as assessment',
        's.code as school',
        'w.class_label as classLabel',
        'w.variant',
        'w.scores',
      ])
      .where('w.municipality_id', '=', municipality)
      .where('w.ended_by', 'is', null)
      .where('w.attendance', '=', 'present')
      .where('w.scores', '<>', '')
      .where('s.path', 'like', `${path}%`)
      .orderBy('s.code')
      .orderBy('w.assessment_id')
      .orderBy('w.class_label')
      .execute()
  }
}

import type { ReadTx } from '#db'
import { sortKey } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import type { AssessmentId, Mark } from '#procedures/model'
import type { RegisterGapWork } from './analysis-model.ts'
import './tables.ts'

/** From this difference on, the recommendations ask for a look at the single work. */
const leastGap = 2

/**
 * Works in force of one school whose mark and register mark differ by two or more, by class and code. These are single
 * works: only for those who may read works of the school.
 */
export async function listRegisterGaps(
  tx: ReadTx,
  question: { readonly school: NodeId; readonly assessment: AssessmentId },
): Promise<RegisterGapWork[]> {
  const rows = await tx
    .selectFrom('work as w')
    .innerJoin('organisation_node as s', 's.id', 'w.school_id')
    .select(['w.participant', 'w.class_label', 'w.mark', 'w.journal_mark'])
    // A school's works carry its municipality; naming it lets the index answer.
    .whereRef('w.municipality_id', '=', 's.parent_id')
    .where('w.school_id', '=', question.school)
    .where('w.assessment_id', '=', question.assessment)
    .where('w.ended_by', 'is', null)
    .where('w.mark', 'is not', null)
    .where('w.journal_mark', 'is not', null)
    .execute()
  return rows
    .map((row) => ({
      participant: row.participant,
      classLabel: row.class_label,
      mark: row.mark as Mark,
      registerMark: row.journal_mark as Mark,
    }))
    .filter(({ mark, registerMark }) => Math.abs(mark - registerMark) >= leastGap)
    .map((work) => ({ work, key: sortKey(`${work.classLabel} ${work.participant}`) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ work }) => work)
}

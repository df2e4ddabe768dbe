import type { ReadTx, WriteTx } from '#db'
import type { Assessment } from '#procedures/model'
import { cellColumns } from './cell-row.ts'
import { countWorks } from './count-works.ts'
import { decodeWork } from './encode-work.ts'
import type { FoundSchool } from './find-schools.ts'
import type { Work } from './model.ts'
import './tables.ts'

/** Makes the cells of one school in one assessment anew from the works in force. Cells are derived: they may be removed. */
export async function remakeCells(
  tx: WriteTx,
  school: FoundSchool,
  assessment: Pick<Assessment, 'id' | 'maxScore' | 'tasks' | 'scale'>,
  works?: readonly Work[],
): Promise<void> {
  const inForce = works ?? (await worksInForce(tx, school, assessment.id))
  const classes = new Map<string, Work[]>()
  for (const work of inForce) {
    const group = classes.get(work.classLabel)
    if (group === undefined) classes.set(work.classLabel, [work])
    else group.push(work)
  }
  await tx
    .deleteFrom('result_cell')
    .where('municipality_id', '=', school.municipality)
    .where('assessment_id', '=', assessment.id)
    .where('school_id', '=', school.id)
    .execute()
  const cells = [...classes].map(([classLabel, group]) => ({
    municipality_id: school.municipality,
    school_id: school.id,
    assessment_id: assessment.id,
    class_label: classLabel,
    ...cellColumns(countWorks(group, assessment)),
  }))
  if (cells.length > 0) await tx.insertInto('result_cell').values(cells).execute()
}

async function worksInForce(tx: ReadTx, school: FoundSchool, assessment: Assessment['id']): Promise<Work[]> {
  const rows = await tx
    .selectFrom('work')
    .select(['class_label', 'participant', 'attendance', 'variant', 'scores', 'total', 'mark', 'journal_mark'])
    .where('municipality_id', '=', school.municipality)
    .where('school_id', '=', school.id)
    .where('assessment_id', '=', assessment)
    .where('ended_by', 'is', null)
    .execute()
  return rows.map(decodeWork)
}

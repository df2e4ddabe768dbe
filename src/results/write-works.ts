import type { Insertable } from 'kysely'
import type { Tables, WriteTx } from '#db'
import type { AssessmentId } from '#procedures/model'
import { diffRows } from './diff-rows.ts'
import type { FoundSchool } from './find-schools.ts'
import { rowsToWrite, type Writing } from './import-tally.ts'
import { insertInBatches } from './insert-in-batches.ts'
import type { ImportId } from './model.ts'
import { prepareWork } from './prepare-import.ts'
import { remakeCells } from './remake-cells.ts'
import type { SettledPart } from './settle-assessments.ts'
import { standingWorks } from './standing-rows.ts'
import './tables.ts'

/** Writes the works of one part, ending older versions where the mode says update, and remakes the cells they touch. */
export async function writeWorks(tx: WriteTx, part: SettledPart, writing: Writing): Promise<void> {
  const { id, tally } = writing
  const { assessment } = part
  const inserts = insertInBatches((rows: readonly Insertable<Tables['work']>[]) =>
    tx.insertInto('work').values(rows).execute(),
  )
  const toRecount: FoundSchool[] = []
  for (const { school, staged } of part.schools) {
    const standing = await standingWorks(tx, school, assessment.id)
    const { fresh, replacing } = rowsToWrite(diffRows(standing, staged.map(prepareWork)), writing)
    await endWorks(tx, { school, assessment: assessment.id, by: id, participants: replacing.map((row) => row.key) })
    for (const { sheet, row, values } of [...fresh, ...replacing]) {
      const place = { municipality_id: school.municipality, school_id: school.id, assessment_id: assessment.id }
      await inserts.add({ import_id: id, sheet, row, ...place, ...values, ended_by: null })
      if (values.attendance === 'present') tally.works++
      else tally.absent++
    }
    tally.schools.add(school.id)
    if (standing.size === 0) {
      // Nothing stood here: the file's own works are all there is to count.
      await remakeCells(
        tx,
        school,
        assessment,
        staged.map((row) => row.work),
      )
    } else if (fresh.length + replacing.length > 0) toRecount.push(school)
    tally.seen += staged.length
    writing.onProgress?.(tally.seen / tally.total)
  }
  await inserts.end()
  for (const school of toRecount) await remakeCells(tx, school, assessment)
}

const participantsPerStatement = 500

async function endWorks(
  tx: WriteTx,
  ended: { school: FoundSchool; assessment: AssessmentId; by: ImportId; participants: readonly string[] },
): Promise<void> {
  const { school, assessment, by, participants } = ended
  for (let start = 0; start < participants.length; start += participantsPerStatement) {
    await tx
      .updateTable('work')
      .set({ ended_by: by })
      .where('municipality_id', '=', school.municipality)
      .where('school_id', '=', school.id)
      .where('assessment_id', '=', assessment)
      .where('participant', 'in', participants.slice(start, start + participantsPerStatement))
      .where('ended_by', 'is', null)
      .execute()
  }
}

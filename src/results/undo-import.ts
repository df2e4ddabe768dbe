import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { loadAssessments, withdrawVersions } from '#procedures'
import type { AssessmentId } from '#procedures/model'
import type { FoundSchool } from './find-schools.ts'
import type { UndoRefusal } from './import-model.ts'
import type { ImportId } from './model.ts'
import { remakeCells } from './remake-cells.ts'
import './tables.ts'

/**
 * Restores what stood before an import: its rows end by its own name, the versions it ended stand again, and the cells
 * are remade. Refused while a later import stands on it. A specification or scale it brought is withdrawn where
 * no other import left anything in the assessment; elsewhere it stays, because others were checked against it.
 */
export async function undoImport(tx: WriteTx, id: ImportId, act: Act): Promise<Result<void, UndoRefusal>> {
  const undone = await tx
    .selectFrom('result_import as i')
    .innerJoin('organisation_node as n', 'n.id', 'i.node_id')
    .select(['i.undone_at', 'i.file_name', 'n.path'])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (undone === undefined) return err({ kind: 'no-such-import' })
  if (undone.undone_at !== null) return err({ kind: 'already-undone', at: undone.undone_at })
  const later = await importsStandingOn(tx, id)
  if (later.length > 0) return err({ kind: 'others-stand-on-it', imports: later })

  const touched = await touchedGroups(tx, id)
  for (const table of ['work', 'result_aggregate', 'official_marker'] as const) {
    // The rows go out of force before the older versions come back: at no moment do two versions of a work stand.
    await tx
      .updateTable(table)
      .set({ ended_by: id })
      .where('import_id', '=', id)
      .where('ended_by', 'is', null)
      .execute()
    await tx
      .updateTable(table)
      .set({ ended_by: null })
      .where('ended_by', '=', id)
      .where('import_id', '!=', id)
      .execute()
  }
  await withdrawVersions(tx, id, await assessmentsLeftEmpty(tx, id), act.at)
  const assessments = await loadAssessments(tx, { ids: [...new Set(touched.map((group) => group.assessment))] })
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]))
  for (const { school, assessment } of touched) await remakeCells(tx, school, byId.get(assessment)!)
  await tx.updateTable('result_import').set({ undone_at: act.at, undone_by: act.actor }).where('id', '=', id).execute()
  await appendAudit(tx, {
    ...act,
    action: 'results.undo-import',
    nodePath: undone.path,
    subject: id,
    details: { file: undone.file_name },
  })
  return ok(undefined)
}

async function importsStandingOn(tx: ReadTx, id: ImportId): Promise<{ fileName: string; importedAt: string }[]> {
  return await tx
    .selectFrom('result_import_base as b')
    .innerJoin('result_import as i', 'i.id', 'b.import_id')
    .select(['i.file_name as fileName', 'i.imported_at as importedAt'])
    .where('b.base_id', '=', id)
    .where('i.undone_at', 'is', null)
    .orderBy('i.imported_at')
    .execute()
}

async function touchedGroups(tx: ReadTx, id: ImportId): Promise<{ school: FoundSchool; assessment: AssessmentId }[]> {
  const rows = await tx
    .selectFrom('work')
    .select(['municipality_id', 'school_id', 'assessment_id'])
    .distinct()
    .where('import_id', '=', id)
    .execute()
  return rows.map((row) => ({
    school: { id: row.school_id, municipality: row.municipality_id },
    assessment: row.assessment_id,
  }))
}

/** Assessments whose versions this import brought and in which nothing is in force any more. */
async function assessmentsLeftEmpty(tx: ReadTx, id: ImportId): Promise<AssessmentId[]> {
  const brought = new Set<AssessmentId>()
  for (const table of ['task_specification', 'mark_scale'] as const) {
    const rows = await tx.selectFrom(table).select('assessment_id').distinct().where('origin', '=', id).execute()
    for (const row of rows) brought.add(row.assessment_id)
  }
  const empty: AssessmentId[] = []
  for (const assessment of brought) {
    const inForce = await Promise.all(
      (['work', 'result_aggregate'] as const).map((table) =>
        tx
          .selectFrom(table)
          .select('import_id')
          .where('assessment_id', '=', assessment)
          .where('ended_by', 'is', null)
          .limit(1)
          .executeTakeFirst(),
      ),
    )
    if (inForce.every((row) => row === undefined)) empty.push(assessment)
  }
  return empty
}

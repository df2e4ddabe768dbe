import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import type { NodeId } from '#organisations/model'
import { findConflicts } from './find-conflicts.ts'
import { findSchools } from './find-schools.ts'
import type { ImportMode, ImportReceipt, ImportRefusal } from './import-model.ts'
import type { ImportId } from './model.ts'
import { prepareImport } from './prepare-import.ts'
import { planParts, settleParts } from './settle-assessments.ts'
import type { Finding, StagedFile } from './staged.ts'
import { newTally, type Writing } from './import-tally.ts'
import { writeAggregates } from './write-aggregates.ts'
import { writeMarkers } from './write-markers.ts'
import { writeWorks } from './write-works.ts'
import './tables.ts'

export interface ImportRequest {
  readonly staged: StagedFile
  /** Everything found wrong by reading and by checking; rows with an error stay out. */
  readonly findings: readonly Finding[]
  readonly mode: ImportMode
  /** Whose data the file brings: a municipality, or a school for the school's own form. */
  readonly node: NodeId
  readonly fileSha256: string
  readonly act: Act
  /** Hears how far it is, 0…1. */
  readonly onProgress?: (share: number) => void
}

export interface Imported {
  readonly id: ImportId
  readonly receipt: ImportReceipt
}

/**
 * Brings a staged file into the store in the caller's transaction: assessments, works, aggregates, markers, the cells
 * they touch, the receipt and the audit entry. A refusal has written nothing.
 */
export async function importStaged(tx: WriteTx, request: ImportRequest): Promise<Result<Imported, ImportRefusal>> {
  const { staged, mode, act } = request
  const directory = await findSchools(tx, request.node, loginsOf(staged))
  const prepared = prepareImport(staged, request.findings, directory)
  if (!prepared.ok) return prepared
  const planned = await planParts(tx, prepared.value.parts)
  if (!planned.ok) return planned
  if (mode === 'stop') {
    const conflicts = await findConflicts(tx, planned.value, prepared.value.markers)
    if (conflicts.count > 0) return err({ kind: 'already-there', ...conflicts })
  }

  const id = newId<ImportId>()
  await tx
    .insertInto('result_import')
    .values({
      id,
      node_id: request.node,
      kind: staged.kind,
      file_name: staged.fileName,
      file_sha256: request.fileSha256,
      receipt: '{}',
      imported_at: act.at,
      imported_by: act.actor,
      undone_at: null,
      undone_by: null,
    })
    .execute()
  const settled = await settleParts(tx, planned.value, { id, fileName: staged.fileName, at: act.at })
  const tally = newTally(staged.parts.reduce((sum, part) => sum + part.works.length, 0))
  const writing: Writing = { id, mode, tally, onProgress: request.onProgress }
  for (const part of settled) {
    await writeWorks(tx, part, writing)
    await writeAggregates(tx, part, writing)
  }
  await writeMarkers(tx, prepared.value.markers, writing)
  for (const base of tally.bases) {
    await tx.insertInto('result_import_base').values({ import_id: id, base_id: base }).execute()
  }

  const { fresh, updated, unchanged, kept, works, absent } = tally
  const { withErrors, repeated, elsewhere } = prepared.value
  const receipt: ImportReceipt = {
    mode,
    dataRows: staged.dataRows,
    fresh,
    updated,
    unchanged,
    kept,
    withErrors,
    repeated,
    elsewhere,
    works,
    absent,
    warnings: request.findings.filter((finding) => finding.severity === 'warning').length,
    schools: tally.schools.size,
    assessments: settled.map((part) => ({ id: part.assessment.id, title: part.title })),
    notes: [...new Set(settled.flatMap((part) => part.notes))],
  }
  await tx
    .updateTable('result_import')
    .set({ receipt: JSON.stringify(receipt) })
    .where('id', '=', id)
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'results.import',
    nodePath: directory.node.path,
    subject: id,
    details: {
      file: staged.fileName,
      sha256: request.fileSha256,
      kind: staged.kind,
      mode,
      fresh,
      updated,
      unchanged,
      kept,
    },
  })
  return ok({ id, receipt })
}

function* loginsOf(staged: StagedFile): Generator<string> {
  for (const part of staged.parts) {
    for (const row of part.works) if (row.school !== 'ask') yield row.school.toLowerCase()
  }
  for (const marker of staged.markers) yield marker.school.toLowerCase()
}

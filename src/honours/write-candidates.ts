import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { candidateOf, columnsOfFacts } from './candidate-row.ts'
import { type MergedCandidate, mergeCandidate } from './merge-candidate.ts'
import type {
  Candidate,
  CandidateFacts,
  CandidateMode,
  CandidateReceipt,
  HonoursImportId,
  HonoursProblem,
} from './model.ts'
import type { StagedCandidate } from './staged.ts'
import './tables.ts'

export interface CandidateWriting {
  readonly node: NodeId
  readonly year: number
  readonly origin: 'file' | 'hand'
  readonly fileName: string
  readonly fileSha256: string
  readonly examsComplete: boolean
  readonly mode: CandidateMode
  readonly rows: readonly StagedCandidate[]
  readonly dataRows: number
}

interface PlannedRow {
  readonly row: StagedCandidate
  readonly facts: CandidateFacts
  readonly standing: Candidate | undefined
  readonly merged: MergedCandidate | undefined
}

export interface WrittenCandidates {
  readonly id: HonoursImportId
  readonly receipt: CandidateReceipt
}

/** Writes rows as one import: what differs ends the older version and names it, so that undoing is exact. */
export async function writeCandidates(
  tx: WriteTx,
  act: Act,
  writing: CandidateWriting,
): Promise<Result<WrittenCandidates, HonoursProblem>> {
  const { mode, year } = writing
  const node = await getNode(tx, writing.node)
  if (node === undefined || writing.rows.length === 0) return err({ kind: 'nothing-to-import' })
  const planned = planRows(writing, await standingOf(tx, writing))
  const contradicting = planned.filter(({ merged }) => merged?.contradicts === true)
  if (mode === 'stop' && contradicting.length > 0) {
    return err({ kind: 'already-there', rows: contradicting.map(({ row }) => row) })
  }
  const id = newId<HonoursImportId>()
  const isKept = ({ merged }: PlannedRow): boolean => mode === 'skip' && merged?.contradicts === true
  const count = (test: (row: PlannedRow) => boolean): number => planned.filter(test).length
  const isUpdated = (row: PlannedRow): boolean => row.merged?.changed === true && !isKept(row)
  const receipt: CandidateReceipt = {
    mode,
    year,
    rows: writing.dataRows,
    fresh: count(({ standing }) => standing === undefined),
    updated: count(isUpdated),
    unchanged: count(({ merged }) => merged?.changed === false),
    kept: count(isKept),
    withErrors: writing.dataRows - writing.rows.length,
    schools: new Set(writing.rows.map(({ school }) => school)).size,
  }
  await tx
    .insertInto('honours_import')
    .values({
      id,
      node_id: node.id,
      origin: writing.origin,
      year,
      file_name: writing.fileName,
      file_sha256: writing.fileSha256,
      receipt: JSON.stringify(receipt),
      imported_at: act.at,
      imported_by: act.actor,
      undone_at: null,
      undone_by: null,
    })
    .execute()
  for (const base of new Set(planned.flatMap(({ standing }) => (standing === undefined ? [] : [standing.importId])))) {
    await tx.insertInto('honours_import_base').values({ import_id: id, base_id: base }).execute()
  }
  for (const row of planned) {
    if (row.standing !== undefined && !isUpdated(row)) continue
    if (row.standing !== undefined) await endStanding(tx, row.standing, id)
    await tx
      .insertInto('honours_candidate')
      .values({
        import_id: id,
        row: row.row.row,
        school_id: row.row.school,
        year,
        ended_by: null,
        ...columnsOfFacts(row.merged?.facts ?? row.facts),
      })
      .execute()
  }
  await appendAudit(tx, {
    ...act,
    action: 'honours.import',
    nodePath: node.path,
    subject: id,
    details: { file: writing.fileName, sha256: writing.fileSha256, ...receipt },
  })
  return ok({ id, receipt })
}

const keyOf = (school: NodeId, award: string, participant: string): string => [school, award, participant].join('\t')

async function standingOf(tx: ReadTx, { rows, year }: CandidateWriting): Promise<ReadonlyMap<string, Candidate>> {
  const standing = new Map<string, Candidate>()
  for (const school of new Set(rows.map((row) => row.school))) {
    const found = await tx
      .selectFrom('honours_candidate')
      .selectAll()
      .where('school_id', '=', school)
      .where('year', '=', year)
      .where('ended_by', 'is', null)
      .execute()
    for (const row of found) standing.set(keyOf(school, row.award, row.participant), candidateOf(row))
  }
  return standing
}

function planRows(writing: CandidateWriting, known: ReadonlyMap<string, Candidate>): readonly PlannedRow[] {
  return writing.rows.map((row) => {
    const { row: _, school, ...rest } = row
    const facts = { ...rest, examsComplete: writing.examsComplete }
    const standing = known.get(keyOf(school, row.award, row.participant))
    return { row, facts, standing, merged: standing === undefined ? undefined : mergeCandidate(standing, facts) }
  })
}

const endStanding = (tx: WriteTx, standing: Candidate, by: HonoursImportId) =>
  tx
    .updateTable('honours_candidate')
    .set({ ended_by: by })
    .where('school_id', '=', standing.school)
    .where('year', '=', standing.year)
    .where('award', '=', standing.award)
    .where('participant', '=', standing.participant)
    .where('ended_by', 'is', null)
    .execute()

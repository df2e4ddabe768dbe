import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { err, type Result } from '#kernel/result'
import type { OrganisationNode } from '#organisations/model'
import { type CandidateFinding, type HonoursProblem, yearsKept } from './model.ts'
import { placeCandidates } from './place-candidates.ts'
import { readCandidates } from './reading/read-candidates.ts'
import { writeCandidates, type WrittenCandidates } from './write-candidates.ts'

export interface CandidateEntry {
  readonly school: OrganisationNode
  readonly year: number
  /** Headers of the template with what was typed under them. */
  readonly cells: ReadonlyMap<string, string>
  readonly examsComplete: boolean
}

export type EntryRefusal =
  | HonoursProblem
  | { readonly kind: 'wrong-fields'; readonly findings: readonly CandidateFinding[] }

/**
 * One candidate by hand: the same reading and the same checks as of a file of one row, and the same way back. What is
 * typed replaces what stood there; an empty field takes nothing back.
 */
export async function enterCandidate(
  tx: WriteTx,
  act: Act,
  { school, year, cells, examsComplete }: CandidateEntry,
): Promise<Result<WrittenCandidates, EntryRefusal>> {
  if (year < yearsKept.from || year > yearsKept.to) return err({ kind: 'bad-year' })
  const rows = [[...cells.keys()], [...cells.values()]]
  const read = readCandidates({ format: 'csv', sheets: [{ name: 'Форма', rows }] })
  if (!read.ok) return err({ kind: 'unreadable', sentence: read.error.sentence })
  const staged = await placeCandidates(tx, school, read.value)
  if (staged.rows.length === 0) return err({ kind: 'wrong-fields', findings: staged.findings })
  return writeCandidates(tx, act, {
    node: school.id,
    year,
    origin: 'hand',
    fileName: 'Внесено вручную',
    fileSha256: '',
    examsComplete,
    mode: 'update',
    rows: staged.rows,
    dataRows: 1,
  })
}

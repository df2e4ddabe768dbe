import { type Act, appendAudit } from '#audit'
import type { UpdateObject } from 'kysely'
import type { Tables, WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { loadCase } from './load-case.ts'
import type { CaseAction, CaseId, CaseProblem, CaseState, SchoolCase } from './model.ts'
import './tables.ts'

export interface CaseChange {
  readonly case: CaseId
  /** The version that the person saw. */
  readonly version: number
}

/** The case as it stands, when the change may still be made to it. */
export async function caseToChange(
  tx: WriteTx,
  { case: id, version }: CaseChange,
  from: readonly CaseState[],
): Promise<Result<SchoolCase, CaseProblem>> {
  const current = await loadCase(tx, id)
  if (current === undefined) return err({ kind: 'no-such-case' })
  if (current.version !== version) return err({ kind: 'stale', current })
  return from.includes(current.state) ? ok(current) : err({ kind: 'wrong-state', state: current.state })
}

interface Written {
  readonly action: CaseAction
  readonly auditAction: string
  readonly remark: string | null
  readonly set: UpdateObject<Tables, 'school_case'>
}

/** Writes one step: the case, its history, the audit log. */
export async function writeCase(tx: WriteTx, act: Act, of: SchoolCase, written: Written): Promise<number> {
  const version = of.version + 1
  await tx
    .updateTable('school_case')
    .set({ ...written.set, changed_at: act.at, changed_by: act.actor, version })
    .where('id', '=', of.id)
    .execute()
  await tx
    .insertInto('school_case_event')
    .values({ case_id: of.id, version, at: act.at, by: act.actor, action: written.action, remark: written.remark })
    .execute()
  const school = await getNode(tx, of.school)
  await appendAudit(tx, {
    ...act,
    action: written.auditAction,
    nodePath: school?.path ?? '',
    subject: of.id,
    details: { year: of.year, ...(written.remark === null ? {} : { text: written.remark }) },
  })
  return version
}

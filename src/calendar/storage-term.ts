import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { addMonths } from '#deadlines'
import { formatDate } from '#kernel/russian-text'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { CalendarProblem } from './calendar-problem.ts'
import type { CalendarProcedure, ProcedureWindow, SchoolYear, SetStorageTerm, StorageTerm } from './model.ts'
import { readDay } from './read-day.ts'
import './tables.ts'

export interface StorageTermOf {
  /** The municipality that sets it. */
  readonly node: NodeId
  readonly schoolYear: SchoolYear
  readonly procedure: CalendarProcedure
}

export async function loadStorageTerm(
  tx: ReadTx,
  { node, schoolYear, procedure }: StorageTermOf,
): Promise<SetStorageTerm | undefined> {
  return tx
    .selectFrom('calendar_storage_term')
    .select(['until', 'basis', 'version'])
    .where('node_id', '=', node)
    .where('school_year', '=', schoolYear)
    .where('procedure', '=', procedure)
    .executeTakeFirst()
}

export interface StorageTermDraft extends StorageTermOf {
  /** As typed; empty takes the term away, and the reckoned one counts again. */
  readonly until: string
  readonly basis: string
  /** The version that the person saw; 0 where none was set. */
  readonly version: number
}

export async function setStorageTerm(
  tx: WriteTx,
  act: Act,
  draft: StorageTermDraft,
): Promise<Result<null, CalendarProblem>> {
  const node = await getNode(tx, draft.node)
  if (node === undefined) return err({ kind: 'no-such-node' })
  const until = readDay(draft.until)
  if (!until.ok) return until
  const basis = draft.basis.trim()
  if (until.value !== null && basis === '') return err({ kind: 'no-basis' })
  const current = await loadStorageTerm(tx, draft)
  if ((current?.version ?? 0) !== draft.version) return err({ kind: 'stale-term' })
  const key = { node_id: draft.node, school_year: draft.schoolYear, procedure: draft.procedure }
  if (until.value === null) {
    await tx
      .deleteFrom('calendar_storage_term')
      .where('node_id', '=', key.node_id)
      .where('school_year', '=', key.school_year)
      .where('procedure', '=', key.procedure)
      .execute()
  } else {
    const set = { until: until.value, basis, version: draft.version + 1, changed_at: act.at, changed_by: act.actor }
    await tx
      .insertInto('calendar_storage_term')
      .values({ ...key, ...set })
      .onConflict((conflict) => conflict.columns(['node_id', 'school_year', 'procedure']).doUpdateSet(set))
      .execute()
  }
  await appendAudit(tx, {
    ...act,
    action: 'calendar.save-storage-term',
    nodePath: node.path,
    subject: draft.procedure,
    details: { schoolYear: draft.schoolYear, until: until.value ?? '', basis },
  })
  return ok(null)
}

/**
 * Until when works are kept; the rule is of ВПР alone. Рособрнадзор recommends to keep them until the results are received, and lets the region set
 * another term; results are due not later than two months after the end (Government decree of 30.04.2024 № 556, clause 20).
 */
export function storageTerm(set: SetStorageTerm | undefined, window: ProcedureWindow | undefined): StorageTerm {
  if (set !== undefined) return { kind: 'set', until: set.until, basis: set.basis }
  if (window === undefined) {
    return { kind: 'unknown', basis: 'Срок не рассчитан: даты проведения процедуры не назначены.' }
  }
  if (window.procedure !== 'ВПР') {
    return {
      kind: 'unknown',
      basis: 'Правила хранения работ этой процедуры в системе нет: установите срок по документу.',
    }
  }
  return {
    kind: 'computed',
    until: addMonths(window.end, 2),
    basis: `Расчётный срок: проведение заканчивается ${formatDate(window.end)}, работы ВПР рекомендовано хранить до получения результатов, а их обрабатывают не позднее двух месяцев после окончания (постановление Правительства РФ от 30.04.2024 №\u00a0556, п.\u00a020). Орган власти региона может установить другой срок.`,
  }
}

import type { ReadTx } from '#db'
import type { ExecutionId, RedatingLine } from './model.ts'
import './tables.ts'

/** How the date of control of an execution has moved with its event; oldest first. */
export async function listRedatings(tx: ReadTx, execution: ExecutionId): Promise<readonly RedatingLine[]> {
  return tx
    .selectFrom('plan_execution_redating')
    .select(['version', 'at', 'by', 'event', 'from_date as from', 'to_date as to'])
    .where('execution_id', '=', execution)
    .orderBy('version')
    .execute()
}

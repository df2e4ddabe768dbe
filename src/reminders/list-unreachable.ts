import type { ReadTx } from '#db'
import type { Instant, IsoDate } from '#kernel/clock'
import { readSetting } from '#organisations'
import { openStates } from '#plan/model'
import { loadPeople } from './load-people.ts'
import { localMoment } from './local-moment.ts'
import type { Owed, Unreachable } from './model.ts'
import { findUnreachable } from './plan-digest.ts'
import { addDays, nearestSendingDay } from './sending-days.ts'
import { longestForesight, longestLateness } from './stage-of.ts'
import { directoryOf } from './who-is-reminded.ts'

/** Work of this place of which somebody is to be reminded on the working day at hand, and nobody can be. */
export async function listUnreachable(tx: ReadTx, nodePath: string, now: Instant): Promise<readonly Unreachable[]> {
  const { date } = localMoment(now, await readSetting(tx, nodePath, 'timezone'))
  const today = nearestSendingDay(date, 1)
  return findUnreachable(directoryOf(await loadPeople(tx)), await loadOwed(tx, nodePath, today), today)
}

/** Counted by the store: a place owes many rows on the same few days. */
async function loadOwed(tx: ReadTx, nodePath: string, today: IsoDate): Promise<readonly Owed[]> {
  return tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .select(['n.path as nodePath', 'n.short_name as nodeName', 'e.owner_role as ownerRole', 'e.owner_id as owner'])
    .select((eb) => [eb.ref('e.control_date').$notNull().as('controlDate'), eb.fn.countAll<number>().as('executions')])
    .where('p.status', '=', 'in-force')
    .where('e.state', 'in', openStates)
    .where('e.control_date', '>=', addDays(today, -longestLateness))
    .where('e.control_date', '<=', addDays(today, longestForesight))
    .where('n.path', 'like', `${nodePath}%`)
    .groupBy(['n.path', 'n.short_name', 'e.owner_role', 'e.owner_id', 'e.control_date'])
    .execute()
}

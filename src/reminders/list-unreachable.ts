import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import { readSetting } from '#organisations'
import { loadPeople } from './load-people.ts'
import { localMoment } from './local-moment.ts'
import type { Unreachable } from './model.ts'
import { findUnreachable } from './plan-digest.ts'
import { executionsInView } from './prepare-mornings.ts'
import { nearestSendingDay } from './sending-days.ts'
import { directoryOf } from './who-is-reminded.ts'

/** Work of this place of which somebody is to be reminded on the working day at hand, and nobody can be. */
export async function listUnreachable(tx: ReadTx, nodePath: string, now: Instant): Promise<readonly Unreachable[]> {
  const { date } = localMoment(now, await readSetting(tx, nodePath, 'timezone'))
  const today = nearestSendingDay(date, 1)
  const executions = (await executionsInView(tx, today)).filter((each) => each.nodePath.startsWith(nodePath))
  return findUnreachable(directoryOf(await loadPeople(tx)), executions, today)
}

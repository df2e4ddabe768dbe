import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import { readSetting } from '#organisations'
import { loadPeople } from './load-people.ts'
import { localMoment } from './local-moment.ts'
import type { Unreachable } from './model.ts'
import { findUnreachable } from './plan-digest.ts'
import { executionsInView } from './prepare-mornings.ts'
import { directoryOf } from './who-is-reminded.ts'

/** Work of this place that is due or late, and of which nobody can be reminded. */
export async function listUnreachable(tx: ReadTx, nodePath: string, now: Instant): Promise<readonly Unreachable[]> {
  const today = localMoment(now, await readSetting(tx, nodePath, 'timezone')).date
  const executions = (await executionsInView(tx, today)).filter((each) => each.nodePath.startsWith(nodePath))
  return findUnreachable(directoryOf(await loadPeople(tx)), executions, today)
}

import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { demonstrationPaths } from './demonstration-paths.ts'
import { type ToldLine, toldKey, toldKeys } from './keep-lines.ts'
import { loadExecutions } from './load-executions.ts'
import { loadWeekly } from './load-weekly.ts'
import type { DigestLine, ReminderExecution, ReminderPerson, WeeklyFigures } from './model.ts'
import { planDigest } from './plan-digest.ts'
import { addDays, opensWeek } from './sending-days.ts'
import { longestForesight, longestLateness } from './stage-of.ts'
import { weeklyFor } from './weekly-for.ts'
import { directoryOf } from './who-is-reminded.ts'

/** What one person is to be told this morning. */
export interface Morning {
  readonly person: ReminderPerson
  readonly lines: readonly DigestLine[]
  readonly weekly: WeeklyFigures | 'none'
  readonly demonstration: boolean
}

export interface MorningQuestion {
  /** Everybody: who answers for whom. */
  readonly people: readonly ReminderPerson[]
  /** Those whose letters are wanted. */
  readonly due: readonly ReminderPerson[]
  readonly today: IsoDate
}

/** What each of the people wanted has not been told yet. */
export async function prepareMornings(
  tx: ReadTx,
  { people, due, today }: MorningQuestion,
): Promise<readonly Morning[]> {
  // One person's letter is looked at far more often than everybody's are made.
  const only = due.length === 1 ? due[0] : undefined
  const lines = planDigest(directoryOf(people), await executionsInView(tx, today, only), today)
  const wanted = new Set(due.map(({ id }) => id))
  const told = await toldKeys(tx, addDays(today, -longestLateness - longestForesight), only?.id)
  const fresh = Map.groupBy(
    lines.filter((line) => wanted.has(line.person) && !told.has(toldKey(toldLineOf(line)))),
    (line) => line.person,
  )
  const weekly = opensWeek(today) ? await loadWeekly(tx, today) : 'none'
  const isDemo = await demonstrationPaths(tx)
  return due.map((person) => ({
    person,
    lines: fresh.get(person.id) ?? [],
    weekly: weekly === 'none' ? 'none' : weeklyFor(person, weekly),
    demonstration: isDemo(person.homePath),
  }))
}

/** Everything whose control date is near enough, before or after, to be spoken of. */
function executionsInView(tx: ReadTx, today: IsoDate, about?: ReminderPerson): Promise<readonly ReminderExecution[]> {
  const days = { from: addDays(today, -longestLateness), until: addDays(today, longestForesight) }
  return loadExecutions(tx, about === undefined ? days : { ...days, about })
}

export const hasSomething = ({ lines, weekly }: Morning): boolean => lines.length > 0 || weekly !== 'none'

export const toldLineOf = ({ person, rule, stage, execution }: DigestLine): ToldLine => ({
  person,
  rule,
  subject: execution.id,
  occasion: `${stage} ${execution.controlDate}`,
})

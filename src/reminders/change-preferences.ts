import { homePath } from '#access'
import type { PersonId } from '#access/model'
import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { loadPreferences } from './load-preferences.ts'
import {
  type DigestTime,
  digestTimes,
  isForced,
  type LetterPreferences,
  type LetterRule,
  letterRules,
} from './model.ts'
import { longestPauseDays, type ReminderProblem } from './reminder-problem.ts'
import { daysBetween } from './sending-days.ts'
import './tables.ts'

export interface PreferencesChange {
  readonly person: PersonId
  /** The version that the person saw. */
  readonly version: number
  readonly digestTime: string
  readonly off: readonly LetterRule[]
  /** Days as a date field gives them; both empty where there is no pause. */
  readonly pauseFrom: string
  readonly pauseUntil: string
}

/** A rule that may not be switched off stays on, whatever the form says. */
export async function changePreferences(
  tx: WriteTx,
  act: Act,
  change: PreferencesChange,
): Promise<Result<void, ReminderProblem>> {
  const { person } = change
  const digestTime = digestTimes.find((time) => time === change.digestTime)
  if (digestTime === undefined) return err({ kind: 'bad-time' })
  const pause = readPause(change)
  if (!pause.ok) return pause
  const before = await loadPreferences(tx, person)
  if (before.version !== change.version) return err({ kind: 'changed-meanwhile' })
  const off = letterRules.filter((rule) => change.off.includes(rule) && !isForced(rule))
  const next = { digestTime, off, pause: pause.value, version: before.version + 1 }
  if (!(await keep(tx, person, next))) return err({ kind: 'changed-meanwhile' })
  await appendAudit(tx, {
    ...act,
    action: 'letters.change-preferences',
    nodePath: await homePath(tx, person),
    subject: person,
    details: { digestTime, off, pause: pause.value },
  })
  return ok(undefined)
}

function readPause(change: PreferencesChange): Result<LetterPreferences['pause'], ReminderProblem> {
  const { pauseFrom: from, pauseUntil: until } = change
  if (from === '' && until === '') return ok(null)
  if (!isDay(from) || !isDay(until)) return err({ kind: 'half-a-pause' })
  if (until < from) return err({ kind: 'reversed-pause' })
  return daysBetween(from, until) >= longestPauseDays ? err({ kind: 'long-pause' }) : ok({ from, until })
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

/** False where somebody else kept a version of the same number. */
async function keep(
  tx: WriteTx,
  person: PersonId,
  { digestTime, off, pause, version }: LetterPreferences & { readonly digestTime: DigestTime },
): Promise<boolean> {
  const row = {
    digest_time: digestTime,
    off: JSON.stringify(off),
    paused_from: pause?.from ?? null,
    paused_until: pause?.until ?? null,
    version,
  }
  const kept = await tx
    .insertInto('letter_preference')
    .values({ person_id: person, ...row })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet(row)
        .where('letter_preference.version', '=', version - 1),
    )
    .returning('version')
    .executeTakeFirst()
  return kept !== undefined
}

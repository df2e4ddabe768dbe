import type { ReadTx, Store, WriteTx } from '#db'
import type { Instant, IsoDate } from '#kernel/clock'
import { enqueueLetter } from '#mail'
import { composeDigest } from './compose-digest.ts'
import { keepLines } from './keep-lines.ts'
import type { LetterLinks } from './letter-links.ts'
import { loadPeople } from './load-people.ts'
import { isSendingTime, localMoment } from './local-moment.ts'
import type { ReminderPerson } from './model.ts'
import { hasSomething, type Morning, prepareMornings, toldLineOf } from './prepare-mornings.ts'
import { isAway } from './who-is-reminded.ts'
import './tables.ts'

/** People whose morning letters are kept together in one transaction. */
const batchSize = 25
/** A letter that could not be sent for so long speaks of days that are over. */
const usefulMs = 7 * 86_400_000

/**
 * Makes the morning letters whose hour has come, each person's once a day: killed at any moment and run again, it goes on
 * where it stopped. Answers how many letters were made.
 */
export async function sendMornings(store: Store, now: Instant, links: LetterLinks): Promise<number> {
  const { people, due } = await store.read((tx) => findDue(tx, now))
  let made = 0
  for (const [today, own] of Map.groupBy(due, (person) => localMoment(now, person.timezone).date)) {
    const mornings = await store.read((tx) => prepareMornings(tx, { people, due: own, today }))
    for (let start = 0; start < mornings.length; start += batchSize) {
      const batch = mornings.slice(start, start + batchSize)
      made += await store.write(async (tx) => {
        let letters = 0
        for (const morning of batch) if (await keepMorning(tx, morning, { today, now, links })) letters++
        return letters
      })
    }
  }
  return made
}

/** Everybody, and those of them whose hour has come and who have not been seen to today. */
async function findDue(
  tx: ReadTx,
  now: Instant,
): Promise<{ readonly people: readonly ReminderPerson[]; readonly due: readonly ReminderPerson[] }> {
  const people = await loadPeople(tx)
  const dateOf = ({ timezone }: ReminderPerson): IsoDate => localMoment(now, timezone).date
  const awake = people.filter((person) => {
    const moment = localMoment(now, person.timezone)
    const hasCome = moment.time >= person.preferences.digestTime && isSendingTime(moment, person.quietHours)
    return hasCome && !isAway(person, moment.date)
  })
  const dates = [...new Set(awake.map(dateOf))]
  if (dates.length === 0) return { people, due: [] }
  const seen = await tx
    .selectFrom('reminder_morning')
    .select(['person_id', 'on_date'])
    .where('on_date', 'in', dates)
    .execute()
  const done = new Set(seen.map((row) => `${row.person_id} ${row.on_date}`))
  return { people, due: awake.filter((person) => !done.has(`${person.id} ${dateOf(person)}`)) }
}

/** True where a letter was made. Of two processes one keeps the morning, the other leaves it. */
async function keepMorning(
  tx: WriteTx,
  morning: Morning,
  { today, now, links }: { readonly today: IsoDate; readonly now: Instant; readonly links: LetterLinks },
): Promise<boolean> {
  const { person, lines } = morning
  const taken = await tx
    .insertInto('reminder_morning')
    .values({ person_id: person.id, on_date: today })
    .onConflict((conflict) => conflict.columns(['on_date', 'person_id']).doNothing())
    .returning('on_date')
    .executeTakeFirst()
  if (taken === undefined || !hasSomething(morning)) return false
  const { subject, body } = composeDigest({ ...morning, today, links })
  const letter = await enqueueLetter(tx, now, {
    dedupeKey: `digest ${person.id} ${today}`,
    to: { name: person.name, email: person.email },
    nodePath: person.homePath,
    rule: 'digest',
    subject,
    body,
    sendBefore: new Date(Date.parse(now) + usefulMs).toISOString(),
  })
  if (letter === 'already-there') return false
  await keepLines(tx, lines.map(toldLineOf), letter, now)
  return true
}

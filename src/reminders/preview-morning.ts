import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import type { Instant, IsoDate } from '#kernel/clock'
import { renderLetterHtml } from '#mail'
import { composeDigest } from './compose-digest.ts'
import type { LetterLinks } from './letter-links.ts'
import { loadPeople } from './load-people.ts'
import { localMoment } from './local-moment.ts'
import { hasSomething, prepareMornings } from './prepare-mornings.ts'
import { addDays, nearestSendingDay } from './sending-days.ts'
import { isAway } from './who-is-reminded.ts'
import './tables.ts'

export interface Preview {
  /** The day of the letter: today until the morning of today was seen to, the next working day after. */
  readonly day: IsoDate
  /** The letter as it would be sent if nothing changed until then. */
  readonly letter: { readonly subject: string; readonly html: string } | 'nothing' | 'away'
}

/** The next morning letter of a person. */
export async function previewMorning(
  tx: ReadTx,
  person: PersonId,
  now: Instant,
  links: LetterLinks,
): Promise<Preview | 'no-role'> {
  const people = await loadPeople(tx)
  const own = people.find(({ id }) => id === person)
  if (own === undefined) return 'no-role'
  const today = localMoment(now, own.timezone).date
  const seen = await tx
    .selectFrom('reminder_morning')
    .select('on_date')
    .where('person_id', '=', person)
    .where('on_date', '=', today)
    .executeTakeFirst()
  const day = nearestSendingDay(seen === undefined ? today : addDays(today, 1), 1)
  if (isAway(own, day)) return { day, letter: 'away' }
  const [morning] = await prepareMornings(tx, { people, due: [own], today: day })
  if (morning === undefined || !hasSomething(morning)) return { day, letter: 'nothing' }
  const { subject, body } = composeDigest({ ...morning, today: day, links })
  return { day, letter: { subject, html: renderLetterHtml(body) } }
}

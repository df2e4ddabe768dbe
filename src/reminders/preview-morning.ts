import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import { renderLetterHtml } from '#mail'
import { composeDigest } from './compose-digest.ts'
import type { LetterLinks } from './letter-links.ts'
import { loadPeople } from './load-people.ts'
import { localMoment } from './local-moment.ts'
import { hasSomething, prepareMornings } from './prepare-mornings.ts'

export interface PreviewedLetter {
  readonly subject: string
  /** The letter as it would be sent. */
  readonly html: string
}

/** The morning letter that the person would get now; `nothing` where there is nothing to say that was not said. */
export async function previewMorning(
  tx: ReadTx,
  person: PersonId,
  now: Instant,
  links: LetterLinks,
): Promise<PreviewedLetter | 'nothing'> {
  const people = await loadPeople(tx)
  const own = people.find(({ id }) => id === person)
  if (own === undefined) return 'nothing'
  const today = localMoment(now, own.timezone).date
  const [morning] = await prepareMornings(tx, { people, due: [own], today })
  if (morning === undefined || !hasSomething(morning)) return 'nothing'
  const { subject, body } = composeDigest({ ...morning, today, links })
  return { subject, html: renderLetterHtml(body) }
}

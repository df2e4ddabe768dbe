import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import type { LetterBody, LetterCalendar, LetterId, MailAddress } from './model.ts'
import { later } from './pause-after.ts'
import { renderLetterHtml } from './render-letter-html.ts'
import { renderLetterText } from './render-letter-text.ts'
import { requestSending } from './request-sending.ts'
import './tables.ts'

export interface NewLetter {
  /** What caused it, and for whom: a second letter of the same key is not made. */
  readonly dedupeKey: string
  readonly to: MailAddress
  /** The place of the person it is for. */
  readonly nodePath: string
  /** Name of the rule that sends it. */
  readonly rule: string
  /** Says nothing that only the person may know: it is shown in the queue. */
  readonly subject: string
  readonly body: LetterBody
  readonly calendar?: LetterCalendar
  /** Held until then. */
  readonly notBefore?: Instant
  /** Of no use to anybody later than this; a fortnight where it is left out. */
  readonly sendBefore?: Instant
  /** The text opens a door, as an invitation does. */
  readonly secret?: boolean
}

/** What could not be sent for so long is of no use any more, unless the letter says otherwise. */
const usefulMs = 14 * 86_400_000

/** Puts a letter into the outbox in the transaction of its cause: both are kept, or neither. */
export async function enqueueLetter(tx: WriteTx, at: Instant, letter: NewLetter): Promise<LetterId | 'already-there'> {
  const id = newId<LetterId>()
  const notBefore = letter.notBefore ?? at
  const made = await tx
    .insertInto('letter')
    .values({
      id,
      dedupe_key: letter.dedupeKey,
      node_path: letter.nodePath,
      to_name: letter.to.name,
      to_email: letter.to.email,
      rule: letter.rule,
      subject: letter.subject,
      text: renderLetterText(letter.body),
      html: renderLetterHtml(letter.body),
      calendar: letter.calendar === undefined ? null : JSON.stringify(letter.calendar),
      preferences_url: letter.body.preferencesUrl ?? null,
      secret: letter.secret === true ? 1 : 0,
      state: 'waiting',
      not_before: notBefore,
      send_before: letter.sendBefore ?? later(notBefore, usefulMs),
      attempts: 0,
      lease: '',
      lease_until: '',
      answer: null,
      created_at: at,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return 'already-there'
  await requestSending(tx, at, letter.notBefore)
  return id
}

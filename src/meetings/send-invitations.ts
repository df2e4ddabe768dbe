import type { PersonId, Role } from '#access/model'
import type { Act } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { writeIcalendar } from '#documents'
import { enqueueLetter } from '#mail'
import type { LetterBody } from '#mail/model'
import type { Instant } from '#kernel/clock'
import { readSetting } from '#organisations'
import { formatWhen } from './local-time.ts'
import { meetingCalendar } from './meeting-calendar.ts'
import { type Meeting, meetingKindTitles } from './model.ts'
import './tables.ts'

/** Why a letter goes out. */
export type InvitationCause = 'invited' | 'changed' | 'cancelled'

/** The address of the meeting's page; the demonstration is planted without letters to anybody. */
export type LetterLink = string | 'no-letters'

/** Name of the rule, as the queue of letters keeps it. */
const rule = 'meeting'

const titles: Readonly<Record<InvitationCause, string>> = {
  invited: 'Приглашение',
  changed: 'Встреча изменилась',
  cancelled: 'Встреча отменена',
}

const tones = { invited: 'plain', changed: 'look', cancelled: 'late' } as const

/**
 * A letter with the entry for the calendar to everybody who answers for an invited school or is asked by name. One for
 * each number of the entry: asked twice, it is not sent twice. Guests in words have no address here.
 */
export async function sendInvitations(
  tx: WriteTx,
  act: Act,
  { meeting, cause, url }: { readonly meeting: Meeting; readonly cause: InvitationCause; readonly url: LetterLink },
): Promise<number> {
  if (url === 'no-letters') return 0
  const timezone = await readSetting(tx, meeting.nodePath, 'timezone')
  const demonstration = await readSetting(tx, meeting.nodePath, 'demonstration')
  const people = await listRecipients(tx, meeting)
  for (const { id, name, email, nodePath } of people) {
    const guest = { name, email }
    const calendar = await meetingCalendar(tx, meeting, { at: act.at, url, guest })
    await enqueueLetter(tx, act.at, {
      dedupeKey: `meeting ${meeting.id} ${meeting.sequence} ${id}`,
      to: guest,
      nodePath,
      rule,
      ...usefulUntil(meeting, act.at),
      subject: `${titles[cause]}: ${meeting.title}`,
      body: bodyOf(meeting, { cause, url, when: formatWhen(meeting.when, timezone), demonstration }),
      calendar: {
        method: cause === 'cancelled' ? 'CANCEL' : 'REQUEST',
        fileName: 'vstrecha.ics',
        content: writeIcalendar(calendar),
      },
    })
  }
  return people.length
}

/** An invitation that waited for the mail server past the meeting would only confuse. */
function usefulUntil({ when }: Meeting, at: Instant): { readonly sendBefore?: Instant } {
  const over = when.kind === 'days' ? `${when.to}T23:59:59.999Z` : when.to
  return over > at ? { sendBefore: over } : {}
}

function bodyOf(
  meeting: Meeting,
  about: {
    readonly cause: InvitationCause
    readonly url: string
    readonly when: string
    readonly demonstration: boolean
  },
): LetterBody {
  const { cause, url, when, demonstration } = about
  const place = [meeting.place, meeting.link].filter((part) => part !== '').join(', ')
  return {
    title: `${titles[cause]}: ${meeting.title}`,
    lead: `${meetingKindTitles[meeting.kind]}, ${meeting.nodeName}`,
    sections: [
      {
        title: cause === 'cancelled' ? 'Отменено' : 'Когда и где',
        tone: tones[cause],
        rows: [
          { text: when, ...(place === '' ? {} : { details: place }) },
          ...(cause === 'cancelled' ? [{ text: `Причина: ${meeting.cancelReason}` }] : []),
        ],
      },
      ...(cause === 'cancelled' || meeting.items.length === 0
        ? []
        : [
            {
              title: 'Повестка',
              tone: 'plain' as const,
              rows: meeting.items.map(({ text, speaker }) => ({
                text,
                ...(speaker === '' ? {} : { details: speaker }),
              })),
            },
          ]),
    ],
    button: { title: cause === 'cancelled' ? 'Открыть' : 'Ответить, будете ли вы', url },
    foot: ['Письмо отправлено, потому что вы приглашены на встречу или отвечаете за приглашённую школу.'],
    demonstration,
  }
}

interface Recipient {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly nodePath: string
}

/** Heads and coordinators of a school are those who can answer for it; a teacher is told by them. */
const answering = ['school-head', 'school-coordinator'] as const satisfies readonly Role[]

async function listRecipients(tx: ReadTx, meeting: Meeting): Promise<readonly Recipient[]> {
  const wanted = answering.filter((role) => meeting.audience.roles.includes(role))
  const ofSchools = await tx
    .selectFrom('meeting_invitee as i')
    .innerJoin('role_grant as g', 'g.node_id', 'i.node_id')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .innerJoin('organisation_node as n', 'n.id', 'g.node_id')
    .select(['p.id', 'p.name', 'p.email', 'n.path as nodePath'])
    .where('i.meeting_id', '=', meeting.id)
    .where('g.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .where('g.role', 'in', wanted.length === 0 ? ['school-head'] : wanted)
    .execute()
  const named = await tx
    .selectFrom('meeting_invitee as i')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .select(['p.id', 'p.name', 'p.email'])
    .where('i.meeting_id', '=', meeting.id)
    .where('p.deactivated_at', 'is', null)
    .execute()
  const byId = new Map(named.map((person) => [person.id, { ...person, nodePath: meeting.nodePath }]))
  for (const person of ofSchools) byId.set(person.id, person)
  return [...byId.values()]
}

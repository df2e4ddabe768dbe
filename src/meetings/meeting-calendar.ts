import type { ReadTx } from '#db'
import type { Calendar } from '#documents'
import type { Instant } from '#kernel/clock'
import { readSetting } from '#organisations'
import { type Meeting, meetingKindTitles } from './model.ts'

export interface CalendarWish {
  readonly at: Instant
  /** Address of the meeting's page. */
  readonly url: string
  /** Whose calendar it is for. */
  readonly guest: { readonly name: string; readonly email: string }
}

/**
 * The meeting as an entry of a calendar. Its identity never changes; every change of time, place or title has a higher
 * number, so that the reader's calendar replaces what it has; a cancelled meeting takes its entry away.
 */
export async function meetingCalendar(
  tx: ReadTx,
  meeting: Meeting,
  { at, url, guest }: CalendarWish,
): Promise<Calendar> {
  const { email } = await readSetting(tx, meeting.nodePath, 'letterhead')
  const isCancelled = meeting.state === 'cancelled'
  const place = [meeting.place, meeting.link].filter((part) => part !== '').join(', ')
  return {
    name: meeting.title,
    purpose: isCancelled ? 'cancellation' : 'invitation',
    at,
    entries: [
      {
        uid: `meeting-${meeting.id}@obyektiv`,
        sequence: meeting.sequence,
        title: `${meetingKindTitles[meeting.kind]}: ${meeting.title}`,
        when: meeting.when,
        ...(place === '' ? {} : { place }),
        description: describe(meeting),
        url,
        cancelled: isCancelled,
        // Without an address of the authority the entry has no organiser: an invented one would take the answers.
        ...(email === '' ? {} : { organiser: { name: meeting.nodeName, email } }),
        guests: [guest],
        busy: true,
      },
    ],
  }
}

function describe({ state, cancelReason, items, nodeName }: Meeting): string {
  if (state === 'cancelled') return `Встреча отменена. ${cancelReason}`
  const agenda = items.map(({ text }, index) => `${index + 1}. ${text}`)
  return [nodeName, ...(agenda.length === 0 ? [] : ['Повестка:', ...agenda])].join('\n')
}

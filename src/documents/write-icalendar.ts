import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { Instant, IsoDate } from '#kernel/clock'

interface Guest {
  readonly name: string
  readonly email: string
}

/** One entry of a calendar. The same `uid` with a higher `sequence` replaces what the reader's calendar has. */
export interface CalendarEntry {
  /** Never changes: `meeting-0198…@obyektiv`. */
  readonly uid: string
  readonly sequence: number
  readonly title: string
  /** Whole days, both included, or two moments. */
  readonly when:
    | { readonly kind: 'days'; readonly from: IsoDate; readonly to: IsoDate }
    | { readonly kind: 'moments'; readonly from: Instant; readonly to: Instant }
  readonly place?: string
  readonly description?: string
  readonly url?: string
  readonly cancelled?: boolean
  readonly organiser?: Guest
  readonly guests?: readonly Guest[]
  /** A deadline does not make its day busy. */
  readonly busy: boolean
}

export interface Calendar {
  readonly name: string
  /** A feed is published; an invitation asks for an answer. */
  readonly purpose: 'feed' | 'invitation' | 'cancellation'
  readonly entries: readonly CalendarEntry[]
  /** When the file is made: DTSTAMP of every entry. */
  readonly at: Instant
}

const methods = {
  feed: ICalCalendarMethod.PUBLISH,
  invitation: ICalCalendarMethod.REQUEST,
  cancellation: ICalCalendarMethod.CANCEL,
} as const

const oneDayMs = 86_400_000

/** An RFC 5545 calendar, UTF-8 text with CRLF lines. Moments are in UTC: no zone definition is needed to read them. */
export function writeIcalendar(calendar: Calendar): string {
  const file = ical({
    name: calendar.name,
    prodId: { company: 'Obyektiv', product: 'Obyektiv', language: 'RU' },
    method: methods[calendar.purpose],
  })
  for (const entry of calendar.entries) {
    const { when } = entry
    const event = file.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: new Date(calendar.at),
      summary: entry.title,
      allDay: when.kind === 'days',
      start: new Date(when.from),
      // The end of a whole day is the day after it (RFC 5545, 3.6.1: DTEND is not included).
      end: when.kind === 'days' ? new Date(Date.parse(when.to) + oneDayMs) : new Date(when.to),
      ...(when.kind === 'days' ? { timezone: 'UTC' } : {}),
      status: entry.cancelled === true ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: entry.busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      ...(entry.place === undefined ? {} : { location: entry.place }),
      ...(entry.description === undefined ? {} : { description: entry.description }),
      ...(entry.url === undefined ? {} : { url: entry.url }),
      ...(entry.organiser === undefined ? {} : { organizer: entry.organiser }),
    })
    for (const guest of entry.guests ?? []) {
      event.createAttendee({
        ...guest,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: true,
      })
    }
  }
  return file.toString()
}

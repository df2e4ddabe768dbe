import type { PersonId } from '#access/model'
import { localTimeOf, momentAt } from '#meetings'
import { audienceRoles, type Meeting, type MeetingHead, meetingKinds, type MeetingWhen } from '#meetings/model'
import type { NodeId } from '#organisations/model'
import type { MeetingFields } from './meeting-form.tsx'

/** The meeting that `MeetingForm` describes; what cannot be read is left for the verb to refuse in words. */
export function readMeetingForm(form: FormData, timezone: string): MeetingHead {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const scope = (['all-schools', 'named-schools'] as const).find((each) => each === text('scope')) ?? 'own'
  return {
    kind: meetingKinds.find((each) => each === text('kind')) ?? 'heads',
    title: text('title'),
    when: readWhen({ day: text('day'), lastDay: text('lastDay'), from: text('from'), to: text('to') }, timezone),
    place: text('place'),
    link: text('link'),
    audience: {
      roles: audienceRoles.filter((role) => form.getAll('role').includes(role)),
      scope,
      schools: scope === 'named-schools' ? (form.getAll('school').map(String) as NodeId[]) : [],
      people: form.getAll('person').map(String) as PersonId[],
      guests: text('guests').split('\n'),
    },
  }
}

const unread: MeetingWhen = { kind: 'days', from: '', to: '' }

function readWhen(fields: Pick<MeetingFields, 'day' | 'lastDay' | 'from' | 'to'>, timezone: string): MeetingWhen {
  const { day, from, to } = fields
  const lastDay = fields.lastDay === '' ? day : fields.lastDay
  if (![day, lastDay].every((date) => /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)))) return unread
  if (from === '' && to === '') return { kind: 'days', from: day, to: lastDay }
  if (![from, to].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time))) return unread
  return {
    kind: 'moments',
    from: momentAt({ date: day, time: from }, timezone),
    to: momentAt({ date: lastDay, time: to }, timezone),
  }
}

/** The fields of a meeting that stands. */
export function fieldsOf({ kind, title, when, place, link, audience }: Meeting, timezone: string): MeetingFields {
  const common = { kind, title, place, link, audience }
  const shownLast = (first: string, last: string): string => (first === last ? '' : last)
  if (when.kind === 'days') {
    return { ...common, day: when.from, lastDay: shownLast(when.from, when.to), from: '', to: '' }
  }
  const [from, to] = [localTimeOf(when.from, timezone), localTimeOf(when.to, timezone)]
  return { ...common, day: from.date, lastDay: shownLast(from.date, to.date), from: from.time, to: to.time }
}

import { data } from 'react-router'
import { writeIcalendar } from '#documents'
import { meetingCalendar } from '#meetings'
import { paths } from '../../paths.ts'
import type { Route } from './+types/meeting-ics.ts'
import { enterMeeting } from './enter-meeting.ts'

/** The meeting for the visitor's own calendar; a draft has none. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, meeting } = await enterMeeting(args)
  if (meeting.state === 'draft') throw data(null, { status: 404 })
  const { app, person } = visit
  const calendar = await app.store.read((tx) =>
    meetingCalendar(tx, meeting, {
      at: app.clock(),
      url: app.config.origin + paths.meeting(meeting.id),
      guest: { name: person.name, email: person.email },
    }),
  )
  const method = calendar.purpose === 'cancellation' ? 'CANCEL' : 'REQUEST'
  return new Response(writeIcalendar(calendar), {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${method}`,
      'Content-Disposition': `attachment; filename="vstrecha.ics"`,
    },
  })
}

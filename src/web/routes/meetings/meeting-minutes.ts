import { data } from 'react-router'
import { renderDocx } from '#documents'
import { formatDate } from '#kernel/russian-text'
import { composeMinutes, gatherMinutes, loadAgreedMinutes } from '#meetings'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/meeting-minutes.ts'
import { enterMeeting } from './enter-meeting.ts'

/** The minutes as they were agreed; before that, for those who write them, a draft that says it is one. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, meeting, holds } = await enterMeeting(args)
  const { number, date } = meeting.minutes
  const model = await visit.app.store.read(async (tx) => {
    if (meeting.state === 'agreed') return loadAgreedMinutes(tx, meeting.id)
    return meeting.state === 'held' && holds ? composeMinutes(await gatherMinutes(tx, meeting)) : undefined
  })
  if (model === undefined) throw data(null, { status: 404 })
  const name = [
    meeting.state === 'agreed' ? 'Протокол' : 'Протокол (проект)',
    number === '' ? '' : `№ ${number}`,
    date === null ? '' : `от ${formatDate(date)}`,
  ]
  return fileResponse(await renderDocx(model), `${name.filter((part) => part !== '').join(' ')}.docx`, 'docx')
}

import { data } from 'react-router'
import { listPlans, previewDecidedDeadline } from '#plan'
import type { Route } from './+types/meeting-deadline.ts'
import { enterMeeting, type MeetingVisit } from './enter-meeting.ts'
import { formatDay } from '../plan/plan-words.ts'

/** How the words of a decision's deadline read in the plan that is to carry it out, while they are written. */
export async function loader(args: Route.LoaderArgs) {
  const found = await enterMeeting(args)
  if (!found.holds) throw data(null, { status: 403 })
  const search = new URL(args.request.url).searchParams
  return echoDeadline(found, search.get('plan') ?? '', (search.get('text') ?? '').slice(0, 500))
}

export interface DecisionEcho {
  readonly understood: string
  readonly dates: string
  readonly doubts: readonly string[]
}

const datesShown = 3

export async function echoDeadline(
  { visit, meeting, today }: Pick<MeetingVisit, 'visit' | 'meeting' | 'today'>,
  plan: string,
  text: string,
): Promise<DecisionEcho> {
  return visit.app.store.read(async (tx) => {
    const chosen = (await listPlans(tx, { node: meeting.node, today })).find(({ id }) => id === plan)
    if (chosen === undefined || text.trim() === '') return { understood: '', dates: '', doubts: [] }
    const decidedOn = meeting.minutes.date ?? meeting.lastDay
    const read = await previewDecidedDeadline(tx, {
      text,
      nodePath: meeting.nodePath,
      period: chosen.period,
      decidedOn,
    })
    const more = read.controls.length - datesShown
    return {
      understood: read.understood,
      dates: read.controls.slice(0, datesShown).map(formatDay).join(', ') + (more > 0 ? ` и ещё ${more}` : ''),
      doubts: [...(read.unread === '' ? [] : [`Не прочитано: «${read.unread}».`]), ...read.remarks],
    }
  })
}

import { listPlans, previewDecidedDeadline } from '#plan'
import { formatDay } from '../plan/plan-words.ts'
import type { MeetingVisit } from './enter-meeting.ts'

export interface DecisionEcho {
  readonly understood: string
  readonly dates: string
  readonly doubts: readonly string[]
}

const datesShown = 3

/** What the program reads in the words of a decision's deadline, by the plan that is to carry it out. */
export async function echoDecision(
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

import { can } from '#access'
import { policy } from '#app'
import type { Act } from '#audit'
import { parseWhole } from '#kernel/parse-number'
import { ok, type Result } from '#kernel/result'
import {
  agreeMinutes,
  answerInvitation,
  attachMinutes,
  cancelMeeting,
  deleteMeetingDraft,
  holdMeeting,
  inviteToMeeting,
  markRestPresent,
  type MeetingProblem,
  proposeAgenda,
  recordAttendance,
  removeDecision,
  setAgenda,
  setDecision,
  takeProposals,
  writeMinutes,
} from '#meetings'
import { answers, type DecisionId, type InviteeId } from '#meetings/model'
import type { ExecutionId } from '#plan/model'
import { paths } from '../../paths.ts'
import type { MeetingVisit } from './enter-meeting.ts'
import { closingNode } from './closing-node.ts'
import { readAgenda, readAttendance, readDecision, readMinutes } from './read-parts.ts'

/** `gone`: the meeting is no more, the list is the place to go. */
type Done = Result<'done' | 'gone', MeetingProblem> | 'forbidden' | 'unknown'

/** Does what one of the forms of the meeting's page asks for. */
export async function actOnMeeting(found: MeetingVisit, form: FormData): Promise<Done> {
  const { visit, meeting, holds } = found
  const intent = String(form.get('intent') ?? '')
  const act: Act = { actor: visit.person.id, at: visit.app.clock() }
  if (intent === 'answer') return answer(found, act, form)
  if (intent === 'attach') return attach(found, act, form)
  if (!holds) return 'forbidden'
  if (intent === 'agree') {
    const needsAssign = meeting.decisions.some(({ plan }) => plan !== null)
    if (!visit.may('meetings.agree') || (needsAssign && !visit.may('meetings.assign'))) return 'forbidden'
  }
  return change(found, act, form, intent)
}

async function change(
  { visit, meeting, today }: MeetingVisit,
  act: Act,
  form: FormData,
  intent: string,
): Promise<Done> {
  const { store, config } = visit.app
  const seen = { meeting: meeting.id, version: parseWhole(String(form.get('version') ?? '')) ?? 0 }
  const url = config.origin + paths.meeting(meeting.id)
  const done = await store.write(async (tx): Promise<Result<unknown, MeetingProblem> | 'unknown'> => {
    switch (intent) {
      case 'agenda':
        return setAgenda(tx, act, { ...seen, lines: readAgenda(form) })
      case 'take': {
        const keys = form.getAll('proposal')
        const proposals = (await proposeAgenda(tx, meeting, today)).filter(({ key }) => keys.includes(key))
        return takeProposals(tx, act, { ...seen, proposals })
      }
      case 'invite':
        return inviteToMeeting(tx, act, { ...seen, url })
      case 'hold':
        return holdMeeting(tx, act, seen)
      case 'cancel':
        return cancelMeeting(tx, act, { ...seen, url, reason: String(form.get('reason') ?? '') })
      case 'delete':
        return deleteMeetingDraft(tx, act, seen)
      case 'attendance':
        return recordAttendance(tx, act, { ...seen, ...readAttendance(form) })
      case 'rest-present':
        return markRestPresent(tx, act, seen)
      case 'minutes':
        return writeMinutes(tx, act, { ...seen, draft: readMinutes(form) })
      case 'decision': {
        const id = String(form.get('decision') ?? '')
        const decision = id === '' ? 'new' : (id as DecisionId)
        return setDecision(tx, act, { ...seen, decision, words: readDecision(form) })
      }
      case 'remove-decision':
        return removeDecision(tx, act, { ...seen, decision: String(form.get('decision') ?? '') as DecisionId })
      case 'agree':
        return agreeMinutes(tx, act, seen)
      default:
        return 'unknown'
    }
  })
  if (done === 'unknown' || !done.ok) return done
  if (intent === 'invite' || intent === 'cancel') visit.app.wakeWorker()
  return ok(intent === 'delete' ? 'gone' : 'done')
}

async function answer({ visit, meeting, seats }: MeetingVisit, act: Act, form: FormData): Promise<Done> {
  const invitee = seats.find(({ id }) => id === form.get('invitee'))
  const said = answers.find((each) => each === form.get('answer'))
  if (invitee === undefined || said === undefined) return 'forbidden'
  const note = String(form.get('note') ?? '').slice(0, 500)
  const request = { meeting: meeting.id, invitee: invitee.id as InviteeId, answer: said, note }
  const done = await visit.app.store.write((tx) => answerInvitation(tx, act, request))
  return done.ok ? ok('done') : done
}

/** The minutes become evidence of the rows that were ticked: one fact closes many. */
async function attach(found: MeetingVisit, act: Act, form: FormData): Promise<Done> {
  const { visit, meeting } = found
  const node = await closingNode(found)
  if (node === undefined || !can(policy, visit.grants, 'plan.execute', node.path)) return 'forbidden'
  const executions = form.getAll('execution').map(String) as ExecutionId[]
  const done = await visit.app.store.write((tx) => attachMinutes(tx, act, { meeting, node: node.id, executions }))
  return done.ok ? ok('done') : done
}

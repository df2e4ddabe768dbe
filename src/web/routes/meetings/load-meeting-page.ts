import { can, listPeopleNames } from '#access'
import { policy } from '#app'
import type { ReadTx } from '#db'
import {
  countInvitees,
  formatWhen,
  invitationText,
  listClosedRows,
  listDecisionProgress,
  listInvitees,
  missingFor,
  proposeAgenda,
  wordExecutors,
} from '#meetings'
import type { Meeting } from '#meetings/model'
import { listSubtree } from '#organisations'
import type { NodeId } from '#organisations/model'
import { listPlans } from '#plan'
import type { ListedExecution } from '#plan/model'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { isLate } from '../plan/is-late.ts'
import { closingNode } from './closing-node.ts'
import type { MeetingVisit } from './enter-meeting.ts'
import { audienceWords } from './meeting-words.ts'

export const inviteesShown = 100

/** Everything the page of a meeting shows, by what the visitor is to it: who holds it, who is above, who was asked. */
export async function loadMeetingPage(found: MeetingVisit, page: number) {
  const { visit, meeting, holds, seats, timezone, today } = found
  const closing = await closingNode(found)
  const isWithin = visit.grants.some(({ nodePath }) => meeting.nodePath.startsWith(nodePath))
  const ownSchool = isWithin ? undefined : seats.find(({ node }) => node !== null)?.node
  // A teacher reads minutes, but not what the school has handed in by the plan.
  const seesRows = closing !== undefined && can(policy, visit.grants, 'plan.read-executions', closing.path)
  const when = formatWhen(meeting.when, timezone)
  const url = visit.app.config.origin + paths.meeting(meeting.id)
  return visit.app.store.read(async (tx) => {
    const names = await listPeopleNames(tx, [...meeting.audience.people, meeting.minutes.agreedBy ?? ''])
    const isOut = meeting.state !== 'draft'
    const isOpen = meeting.state !== 'agreed' && meeting.state !== 'cancelled'
    return {
      meeting,
      when,
      today,
      holds,
      isWithin,
      audience: audienceWords(
        meeting.audience,
        meeting.audience.people.map((id) => names.get(id) ?? ''),
      ),
      mayBeHeld: meeting.firstDay <= today,
      // A school is asked for itself; nobody is shown what the others have answered but those who hold the meeting.
      seats: seats.map(({ id, kind, name, answer, answerNote, attendance }) => ({
        id,
        name: kind === 'school' ? name : '',
        answer,
        answerNote,
        attendance,
      })),
      text: invitationText(meeting, { when, url }),
      proposals: holds && isOpen ? await proposeAgenda(tx, meeting, today) : [],
      counts: isWithin && isOut ? await countInvitees(tx, meeting.id) : undefined,
      invitees:
        isWithin && isOut
          ? (
              await listInvitees(tx, { meeting: meeting.id, limit: inviteesShown, offset: (page - 1) * inviteesShown })
            ).map((invitee) => ({
              ...invitee,
              readAt: invitee.readAt === null ? '' : formatMoment(invitee.readAt, timezone),
            }))
          : [],
      page,
      missing: meeting.state === 'held' ? missingFor(meeting) : [],
      agreed:
        meeting.minutes.agreedAt === null
          ? ''
          : `${formatMoment(meeting.minutes.agreedAt, timezone)}, ${names.get(meeting.minutes.agreedBy ?? '') ?? 'программа'}`,
      mayAgree: holds && visit.may('meetings.agree'),
      mayAssign: holds && visit.may('meetings.assign'),
      ...(await decisionsFor(tx, found, ownSchool ?? undefined)),
      ...(await closedBy(tx, meeting, seesRows ? closing?.id : undefined, today)),
      mayAttach: closing !== undefined && can(policy, visit.grants, 'plan.execute', closing.path),
    }
  })
}

async function decisionsFor(tx: ReadTx, { meeting, holds, today }: MeetingVisit, ownSchool: NodeId | undefined) {
  const only = ownSchool === undefined ? {} : { onlyNode: ownSchool }
  const progress = await listDecisionProgress(tx, meeting, { today, ...only })
  const edits = holds && meeting.state === 'held'
  const needsNames = edits || meeting.decisions.some(({ schools }) => schools.length > 0)
  const schools = needsNames && meeting.nodeKind !== 'school' ? await listSubtree(tx, meeting.nodePath, 'school') : []
  const nameOf = new Map(schools.map(({ id, shortName }) => [id, shortName]))
  const plans = edits
    ? (await listPlans(tx, { node: meeting.node, today })).filter(
        ({ node, status }) => node === meeting.node && status === 'in-force',
      )
    : []
  // What is only being written is nobody's business yet.
  const shown = meeting.state === 'agreed' || edits ? meeting.decisions : []
  return {
    decisions: shown.map((decision, index) => ({
      ...decision,
      number: `${meeting.minutes.number === '' ? '' : `${meeting.minutes.number}/`}${index + 1}`,
      who: wordExecutors(
        decision,
        meeting.nodeKind,
        decision.schools.map((id) => nameOf.get(id) ?? '').filter((name) => name !== ''),
      ),
      progress: progress.find((each) => each.decision === decision.id)?.progress,
    })),
    plans: plans.map(({ id, title }) => ({ id, title })),
    schools: edits ? schools.map(({ id, shortName }) => ({ id, name: shortName })) : [],
  }
}

async function closedBy(tx: ReadTx, meeting: Meeting, node: NodeId | undefined, today: string) {
  if (node === undefined || meeting.state !== 'agreed') return { closed: [], closable: [] }
  const { closed, open } = await listClosedRows(tx, { meeting, node })
  const row = (execution: ListedExecution) => ({
    id: execution.id,
    text: execution.text,
    number: execution.measureNumber,
    control: execution.controlDate,
    state: execution.state,
    late: isLate(execution, today),
  })
  return { closed: closed.map(row), closable: open.map(row) }
}

export type MeetingPage = Awaited<ReturnType<typeof loadMeetingPage>>

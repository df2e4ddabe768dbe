import { createHash } from 'node:crypto'
import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import type { DocumentModel } from '#documents'
import { assert } from '#kernel/assert'
import { err, ok, type Result } from '#kernel/result'
import { addDecidedMeasure } from '#plan'
import { openMeeting, type SeenMeeting, takeMeeting } from './change-meeting.ts'
import { composeMinutes } from './compose-minutes.ts'
import { gatherMinutes } from './gather-minutes.ts'
import { loadMeeting } from './load-meeting.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import { type Decision, decisionSection, type Meeting, type MeetingId } from './model.ts'
import { wordExecutors } from './word-executors.ts'
import './tables.ts'

export interface AgreedMinutes {
  /** Decisions that became work, and the executions that came of them. */
  readonly assigned: number
  readonly executions: number
}

/**
 * The minutes stand as they are from now on: their document is kept whole, and every decision that names a plan becomes
 * a row of it with executions. All of it or nothing: a plan that was superseded meanwhile refuses before anything is
 * written.
 */
export async function agreeMinutes(
  tx: WriteTx,
  act: Act,
  seen: SeenMeeting,
): Promise<Result<AgreedMinutes, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['held'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const missing = missingFor(meeting)
  if (missing.length > 0) return err({ kind: 'minutes-incomplete', missing })
  const standing = await plansInForce(tx, meeting.decisions)
  if (meeting.decisions.some(({ plan }) => plan !== null && !standing.has(plan))) return err({ kind: 'no-such-plan' })
  const taken = await takeMeeting(tx, act, meeting, { state: 'agreed', agreed_at: act.at, agreed_by: act.actor })
  if (!taken.ok) return taken

  let executions = 0
  const assigned = meeting.decisions.filter(({ plan }) => plan !== null)
  for (const decision of assigned) {
    const added = await assign(tx, act, meeting, decision)
    // What could refuse was asked above, in this same transaction.
    assert(added.ok, 'agreeMinutes: the plan must take a decision that was checked')
    executions += added.value
  }
  const document = JSON.stringify(
    composeMinutes(await gatherMinutes(tx, (await loadMeeting(tx, meeting.id)) ?? meeting)),
  )
  const sha256 = createHash('sha256').update(document).digest('hex')
  await tx
    .updateTable('meeting')
    .set({ minutes_model: document, minutes_sha256: sha256 })
    .where('id', '=', meeting.id)
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'meetings.agree-minutes',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details: { title: meeting.title, number: meeting.minutes.number, decisions: assigned.length, executions, sha256 },
  })
  return ok({ assigned: assigned.length, executions })
}

/** The document of agreed minutes as it was when they were agreed. */
export async function loadAgreedMinutes(tx: ReadTx, id: MeetingId): Promise<DocumentModel | undefined> {
  const row = await tx.selectFrom('meeting').select('minutes_model').where('id', '=', id).executeTakeFirst()
  return row === undefined || row.minutes_model === null ? undefined : (JSON.parse(row.minutes_model) as DocumentModel)
}

/** What minutes cannot be agreed without, in Russian. */
export function missingFor(meeting: Pick<Meeting, 'minutes' | 'items' | 'decisions'>): readonly string[] {
  const { number, date, chair, secretary } = meeting.minutes
  const empty = meeting.items.filter(({ heard }) => heard === '').length
  return [
    ...(number === '' ? ['номер'] : []),
    ...(date === null ? ['дата'] : []),
    ...(chair === '' ? ['председатель'] : []),
    ...(secretary === '' ? ['секретарь'] : []),
    ...(meeting.items.length === 0 ? ['повестка'] : []),
    ...(empty > 0 ? [`«слушали» в вопросах: ${empty}`] : []),
    ...(meeting.items.every(({ resolved }) => resolved === '') && meeting.decisions.length === 0 ? ['решения'] : []),
  ]
}

async function plansInForce(tx: ReadTx, decisions: readonly Decision[]): Promise<ReadonlySet<string>> {
  const plans = decisions.flatMap(({ plan }) => (plan === null ? [] : [plan]))
  if (plans.length === 0) return new Set()
  const rows = await tx
    .selectFrom('plan')
    .select('id')
    .where('id', 'in', plans)
    .where('status', '=', 'in-force')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function assign(
  tx: WriteTx,
  act: Act,
  meeting: Meeting,
  decision: Decision,
): Promise<Result<number, MeetingProblem>> {
  if (decision.plan === null) return ok(0)
  const added = await addDecidedMeasure(tx, act, {
    plan: decision.plan,
    section: decisionSection,
    number: `${meeting.minutes.number}/${meeting.decisions.indexOf(decision) + 1}`,
    text: decision.text,
    deadlineText: decision.deadlineText,
    decidedOn: meeting.minutes.date ?? meeting.lastDay,
    responsible: [wordExecutors(decision, meeting.nodeKind)],
    scope: decision.scope,
    schools: decision.schools,
    ownerRole: decision.ownerRole,
  })
  if (!added.ok) return err({ kind: 'plan', problem: added.error })
  await tx
    .updateTable('meeting_decision')
    .set({ measure_id: added.value.measure })
    .where('id', '=', decision.id)
    .execute()
  return ok(added.value.executions)
}

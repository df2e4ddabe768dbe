import type { Role } from '#access/model'
import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { listSubtree } from '#organisations'
import type { NodeId } from '#organisations/model'
import { loadPlan } from '#plan'
import type { MeasureScope, PlanId } from '#plan/model'
import { openMeeting, type SeenMeeting, takeMeeting } from './change-meeting.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { AgendaItemId, DecisionId, Meeting } from './model.ts'
import './tables.ts'

export interface DecisionWords {
  readonly item: AgendaItemId | null
  readonly text: string
  readonly scope: MeasureScope
  readonly schools: readonly NodeId[]
  /** As it will stand in the minutes: «до 15 декабря»; null where there is none. */
  readonly deadlineText: string | null
  readonly ownerRole: Role
  /** The plan it is to be carried out by; null keeps it as a note. */
  readonly plan: PlanId | null
}

/** Adds a decision to the minutes, or changes one; it binds nobody until the minutes are agreed. */
export async function setDecision(
  tx: WriteTx,
  act: Act,
  { decision, words, ...seen }: SeenMeeting & { readonly decision: DecisionId | 'new'; readonly words: DecisionWords },
): Promise<Result<DecisionId, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['held'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const checked = await checkWords(tx, meeting, words)
  if (!checked.ok) return checked
  if (decision !== 'new' && !meeting.decisions.some(({ id }) => id === decision)) {
    return err({ kind: 'no-such-decision' })
  }
  const taken = await takeMeeting(tx, act, meeting)
  if (!taken.ok) return taken
  const { item, text, scope, schools, deadlineText, ownerRole, plan } = checked.value
  const row = {
    item_id: item,
    text,
    scope,
    schools: JSON.stringify(schools),
    deadline_text: deadlineText,
    owner_role: ownerRole,
    plan_id: plan,
  }
  const id = decision === 'new' ? newId<DecisionId>() : decision
  if (decision === 'new') {
    const position = meeting.decisions.length + 1
    await tx
      .insertInto('meeting_decision')
      .values({ ...row, id, meeting_id: meeting.id, position, measure_id: null })
      .execute()
  } else {
    await tx.updateTable('meeting_decision').set(row).where('id', '=', id).execute()
  }
  await tell(tx, act, meeting, { text })
  return ok(id)
}

export async function removeDecision(
  tx: WriteTx,
  act: Act,
  { decision, ...seen }: SeenMeeting & { readonly decision: DecisionId },
): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['held'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const gone = meeting.decisions.find(({ id }) => id === decision)
  if (gone === undefined) return err({ kind: 'no-such-decision' })
  const taken = await takeMeeting(tx, act, meeting)
  if (!taken.ok) return taken
  await tx.deleteFrom('meeting_decision').where('id', '=', decision).execute()
  for (const [index, { id }] of meeting.decisions.filter((each) => each !== gone).entries()) {
    await tx
      .updateTable('meeting_decision')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute()
  }
  await tell(tx, act, meeting, { removed: gone.text })
  return ok(undefined)
}

async function checkWords(
  tx: ReadTx,
  meeting: Meeting,
  words: DecisionWords,
): Promise<Result<DecisionWords, MeetingProblem>> {
  const text = words.text.trim()
  if (text === '') return err({ kind: 'empty-decision' })
  const scope = meeting.nodeKind === 'school' ? 'own' : words.scope
  const schools = scope === 'named-schools' ? [...new Set(words.schools)] : []
  if (scope === 'named-schools') {
    if (schools.length === 0) return err({ kind: 'no-schools' })
    const own = new Set((await listSubtree(tx, meeting.nodePath, 'school')).map(({ id }) => id))
    if (schools.some((school) => !own.has(school))) return err({ kind: 'foreign-schools' })
  }
  if (words.plan !== null) {
    const plan = await loadPlan(tx, words.plan)
    if (plan === undefined || plan.node !== meeting.node || plan.status !== 'in-force')
      return err({ kind: 'no-such-plan' })
  }
  const item = meeting.items.some(({ id }) => id === words.item) ? words.item : null
  const deadline = words.deadlineText?.trim() ?? ''
  return ok({ ...words, text, scope, schools, item, deadlineText: deadline === '' ? null : deadline })
}

const tell = (tx: WriteTx, act: Act, meeting: Meeting, details: Readonly<Record<string, string>>): Promise<void> =>
  appendAudit(tx, {
    ...act,
    action: 'meetings.set-decision',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details,
  })

import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode, readSetting } from '#organisations'
import type { NodeId } from '#organisations/model'
import { checkHead } from './check-head.ts'
import { daysOf } from './local-time.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { MeetingHead, MeetingId } from './model.ts'
import './tables.ts'

/** A draft that only its organiser sees. */
export async function createMeeting(
  tx: WriteTx,
  act: Act,
  request: { readonly node: NodeId; readonly head: MeetingHead },
): Promise<Result<MeetingId, MeetingProblem>> {
  const node = await getNode(tx, request.node)
  if (node === undefined) return err({ kind: 'no-such-meeting' })
  const checked = await checkHead(tx, node, request.head)
  if (!checked.ok) return checked
  const id = newId<MeetingId>()
  const columns = columnsOf(checked.value, await readSetting(tx, node.path, 'timezone'))
  await tx
    .insertInto('meeting')
    .values({
      ...columns,
      id,
      node_id: node.id,
      state: 'draft',
      sequence: 0,
      cancel_reason: '',
      minutes_number: '',
      minutes_date: null,
      chair: '',
      secretary: '',
      present: null,
      agreed_at: null,
      agreed_by: null,
      minutes_model: null,
      minutes_sha256: null,
      created_at: act.at,
      created_by: act.actor,
      changed_at: act.at,
      changed_by: act.actor,
      version: 1,
    })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'meetings.create',
    nodePath: node.path,
    subject: id,
    details: { kind: columns.kind, title: columns.title, day: columns.first_day },
  })
  return ok(id)
}

/** The part of the row that the form speaks of. */
export function columnsOf(head: MeetingHead, timezone: string) {
  const { first, last } = daysOf(head.when, timezone)
  return {
    kind: head.kind,
    title: head.title,
    when_kind: head.when.kind,
    starts: head.when.from,
    ends: head.when.to,
    first_day: first,
    last_day: last,
    place: head.place,
    link: head.link,
    audience: JSON.stringify(head.audience),
  }
}

import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { ok, type Result } from '#kernel/result'
import { openMeeting, type SeenMeeting, takeMeeting } from './change-meeting.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { AgendaItem, AgendaItemId, AgendaProposal, Meeting } from './model.ts'
import './tables.ts'

/** A point as the form gives it back; without an id it is new, with an empty text it goes. */
export interface AgendaLine {
  readonly id: AgendaItemId | null
  readonly text: string
  readonly speaker: string
  readonly minutes: number | null
}

/** The agenda in the order given. What was already written under a point for the minutes stays with it. */
export async function setAgenda(
  tx: WriteTx,
  act: Act,
  { lines, ...seen }: SeenMeeting & { readonly lines: readonly AgendaLine[] },
): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['draft', 'invited', 'held'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const standing = new Map(meeting.items.map((item) => [item.id, item]))
  const items = lines
    .filter(({ text }) => text.trim() !== '')
    .map((line): AgendaItem => {
      const item = line.id === null ? undefined : standing.get(line.id)
      return {
        id: item?.id ?? newId<AgendaItemId>(),
        text: line.text.trim(),
        speaker: line.speaker.trim(),
        minutes: line.minutes !== null && line.minutes > 0 ? line.minutes : null,
        source: item?.source ?? '',
        heard: item?.heard ?? '',
        resolved: item?.resolved ?? '',
      }
    })
  return writeAgenda(tx, act, meeting, items)
}

/** Adds proposals to the end; a fact that stands there already is not taken twice. */
export async function takeProposals(
  tx: WriteTx,
  act: Act,
  { proposals, ...seen }: SeenMeeting & { readonly proposals: readonly AgendaProposal[] },
): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['draft', 'invited', 'held'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const standing = new Set(meeting.items.map(({ source }) => source))
  const added = proposals
    .filter(({ key }) => !standing.has(key))
    .map(({ key, text }): AgendaItem => ({
      id: newId<AgendaItemId>(),
      text,
      speaker: '',
      minutes: null,
      source: key,
      heard: '',
      resolved: '',
    }))
  return writeAgenda(tx, act, meeting, [...meeting.items, ...added])
}

async function writeAgenda(
  tx: WriteTx,
  act: Act,
  meeting: Meeting,
  items: readonly AgendaItem[],
): Promise<Result<void, MeetingProblem>> {
  const taken = await takeMeeting(tx, act, meeting)
  if (!taken.ok) return taken
  const kept = new Set(items.map(({ id }) => id))
  const gone = meeting.items.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (gone.length > 0) {
    await tx.updateTable('meeting_decision').set({ item_id: null }).where('item_id', 'in', gone).execute()
    await tx.deleteFrom('meeting_item').where('id', 'in', gone).execute()
  }
  const standing = new Set(meeting.items.map(({ id }) => id))
  for (const [index, { id, ...item }] of items.entries()) {
    const row = { ...item, position: index + 1 }
    if (standing.has(id)) await tx.updateTable('meeting_item').set(row).where('id', '=', id).execute()
    else
      await tx
        .insertInto('meeting_item')
        .values({ ...row, id, meeting_id: meeting.id })
        .execute()
  }
  await appendAudit(tx, {
    ...act,
    action: 'meetings.set-agenda',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details: { points: items.length },
  })
  return ok(undefined)
}

import { parseWhole } from '#kernel/parse-number'
import type { AgendaLine, AttendanceLine, DecisionWords, MinutesDraft } from '#meetings'
import { type AgendaItemId, attendances, type InviteeId } from '#meetings/model'
import type { NodeId } from '#organisations/model'
import { measureScopes, type PlanId } from '#plan/model'
import { ownerRoles } from '../plan/owner-roles.ts'

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

/** Points in the order of the numbers beside them; those that were ticked off go. */
export function readAgenda(form: FormData): readonly AgendaLine[] {
  const gone = form.getAll('gone').map(String)
  return form
    .getAll('item')
    .map(String)
    .filter((id) => !gone.includes(id))
    .map((id, index) => ({
      // A point without a number of its own stays where it stood.
      order: parseWhole(text(form, `order-${id}`)) ?? index + 1,
      line: {
        id: id.startsWith('new') ? null : (id as AgendaItemId),
        text: text(form, `text-${id}`),
        speaker: text(form, `speaker-${id}`),
        minutes: parseWhole(text(form, `minutes-${id}`)) ?? null,
      },
    }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ line }) => line)
}

export function readAttendance(form: FormData): {
  readonly lines: readonly AttendanceLine[]
  readonly present: number | null
} {
  const lines = form.getAll('invitee').map((id): AttendanceLine => {
    const said = text(form, `attendance-${String(id)}`)
    return {
      invitee: String(id) as InviteeId,
      attendance: attendances.find((each) => each === said) ?? null,
      attendee: text(form, `attendee-${String(id)}`),
      people: parseWhole(text(form, `people-${String(id)}`)) ?? 1,
    }
  })
  const present = parseWhole(text(form, 'present'))
  return { lines, present: present === undefined || present < 0 ? null : present }
}

export function readMinutes(form: FormData): MinutesDraft {
  const date = text(form, 'date')
  return {
    number: text(form, 'number'),
    date: date === '' ? null : date,
    chair: text(form, 'chair'),
    secretary: text(form, 'secretary'),
    items: form.getAll('item').map((id) => ({
      id: String(id) as AgendaItemId,
      heard: text(form, `heard-${String(id)}`),
      resolved: text(form, `resolved-${String(id)}`),
    })),
  }
}

export function readDecision(form: FormData): DecisionWords {
  const item = text(form, 'item')
  const plan = text(form, 'plan')
  const deadline = text(form, 'deadlineText')
  return {
    item: item === '' ? null : (item as AgendaItemId),
    text: text(form, 'text'),
    scope: measureScopes.find((each) => each === text(form, 'scope')) ?? 'own',
    schools: form.getAll('school').map(String) as NodeId[],
    deadlineText: deadline === '' ? null : deadline,
    ownerRole: ownerRoles.find((each) => each === text(form, 'ownerRole')) ?? 'municipal-coordinator',
    plan: plan === '' ? null : (plan as PlanId),
  }
}

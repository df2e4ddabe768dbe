import type { PersonId } from '#access/model'
import { parseWhole } from '#kernel/parse-number'
import type { NodeId } from '#organisations/model'
import { controlRules, type MeasureChange, measureKinds, measureScopes, type PlanMeasure } from '#plan/model'
import { ownerRoles } from './owner-roles.ts'

/**
 * The change that `MeasureForm` asks for: only what the person changed in what was shown. What is not one of ours is left
 * as it was.
 */
export function readMeasureForm(form: FormData): MeasureChange {
  const text = (name: string): string =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .trim()
  const orNull = (name: string): string | null => (text(name) === '' ? null : text(name))
  const kind = measureKinds.find((each) => each === text('kind'))
  const scope = measureScopes.find((each) => each === text('scope'))
  const ownerRole = ownerRoles.find((each) => each === text('ownerRole'))
  const controlRule = controlRules.find((each) => each === text('controlRule'))
  const change: MeasureChange = {
    text: text('text'),
    deadlineText: orNull('deadlineText'),
    responsible: linesOf(text('responsible')),
    participants: orNull('participants'),
    result: orNull('result'),
    tracked: form.get('tracked') === 'yes',
    schools: scope === 'named-schools' ? (form.getAll('school').map(String).toSorted() as NodeId[]) : [],
    minutes: parseWhole(text('minutes')) ?? null,
    ...(form.has('number') ? { number: orNull('number') } : {}),
    ...(form.has('owner') ? { owner: orNull('owner') as PersonId | null } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(scope === undefined ? {} : { scope }),
    ...(ownerRole === undefined ? {} : { ownerRole }),
    ...(controlRule === undefined ? {} : { controlRule }),
  }
  return form.has('seen') ? withoutSeen(change, text('seen')) : change
}

/** What the form showed, to be sent along: a field that comes back the same was not changed by this person. */
export function seenOf(measure: PlanMeasure): string {
  const seen: Required<MeasureChange> = {
    number: measure.number,
    text: measure.text,
    deadlineText: measure.deadline?.text ?? null,
    responsible: measure.responsible,
    participants: measure.participants,
    result: measure.result,
    kind: measure.kind,
    tracked: measure.tracked,
    scope: measure.scope,
    schools: measure.schools.toSorted(),
    ownerRole: measure.ownerRole,
    owner: measure.owner,
    controlRule: measure.controlRule,
    minutes: measure.minutes,
  }
  return JSON.stringify(seen)
}

function withoutSeen(change: MeasureChange, written: string): MeasureChange {
  const seen = parseSeen(written)
  return Object.fromEntries(
    Object.entries(change).filter(([field, value]) => !(field in seen) || !isSame(value, seen[field])),
  )
}

function parseSeen(written: string): Readonly<Record<string, unknown>> {
  try {
    const seen: unknown = JSON.parse(written)
    return typeof seen === 'object' && seen !== null ? (seen as Record<string, unknown>) : {}
  } catch {
    // Not of our making: every field counts as changed.
    return {}
  }
}

/** A field of one line loses the line breaks of its text on its way through the browser. */
const isSame = (one: unknown, two: unknown): boolean => squeezed(one) === squeezed(two)
const squeezed = (value: unknown): string => JSON.stringify(value).replace(/(?:\s|\\n)+/g, ' ')

/** The change that one click on a remark makes. */
export function readMendForm(form: FormData): MeasureChange {
  const value = String(form.get('value') ?? '')
  switch (form.get('field')) {
    case 'number':
      return { number: value }
    case 'text':
      return { text: value }
    case 'deadline':
      return { deadlineText: value }
    case 'responsible':
      return { responsible: linesOf(value) }
    case 'participants':
      return { participants: value }
    case 'result':
      return { result: value }
    default:
      return {}
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

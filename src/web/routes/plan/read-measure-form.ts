import type { PersonId } from '#access/model'
import { parseWhole } from '#kernel/parse-number'
import type { NodeId } from '#organisations/model'
import { controlRules, type MeasureChange, measureKinds, measureScopes } from '#plan/model'
import { ownerRoles } from './owner-roles.ts'

/** The change that `MeasureForm` asks for; what is not one of ours is left as it was. */
export function readMeasureForm(form: FormData): MeasureChange {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const orNull = (name: string): string | null => (text(name) === '' ? null : text(name))
  const kind = measureKinds.find((each) => each === text('kind'))
  const scope = measureScopes.find((each) => each === text('scope'))
  const ownerRole = ownerRoles.find((each) => each === text('ownerRole'))
  const controlRule = controlRules.find((each) => each === text('controlRule'))
  return {
    text: text('text'),
    deadlineText: orNull('deadlineText'),
    responsible: linesOf(text('responsible')),
    participants: orNull('participants'),
    result: orNull('result'),
    tracked: form.get('tracked') === 'yes',
    schools: scope === 'named-schools' ? (form.getAll('school').map(String) as NodeId[]) : [],
    minutes: parseWhole(text('minutes')) ?? null,
    ...(form.has('number') ? { number: orNull('number') } : {}),
    ...(form.has('owner') ? { owner: orNull('owner') as PersonId | null } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(scope === undefined ? {} : { scope }),
    ...(ownerRole === undefined ? {} : { ownerRole }),
    ...(controlRule === undefined ? {} : { controlRule }),
  }
}

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

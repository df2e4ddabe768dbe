import { roleTitles } from '#access/model'
import {
  type ChangedField,
  changedFields,
  controlRuleTitles,
  type FieldChange,
  measureKindTitles,
  measureScopeTitles,
  type PlanMeasure,
  type WordPiece,
} from '../model.ts'
import { diffWords } from './diff-words.ts'

/** Names of the people and schools that a measure points at, by id. */
export type NamesById = ReadonlyMap<string, string>

/** Every field in which two wordings of a measure differ, in the words people see. */
export function measureChanges(
  from: PlanMeasure,
  to: PlanMeasure,
  names: NamesById = new Map(),
): readonly FieldChange[] {
  const before = inWords(from, names)
  const after = inWords(to, names)
  return changedFields.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, from: before[field], to: after[field] }],
  )
}

function inWords(measure: PlanMeasure, names: NamesById): Readonly<Record<ChangedField, string>> {
  const named = (id: string): string => names.get(id) ?? id
  return {
    section: measure.section ?? '',
    number: measure.number ?? '',
    text: measure.text,
    deadline: measure.deadline?.text ?? '',
    responsible: measure.responsible.join('; '),
    participants: measure.participants ?? '',
    result: measure.result ?? '',
    kind: measureKindTitles[measure.kind],
    tracked: measure.tracked ? 'на контроле' : 'хранится без контроля',
    scope:
      measure.scope === 'named-schools'
        ? `${measureScopeTitles['named-schools']}: ${measure.schools.map(named).join(', ')}`
        : measureScopeTitles[measure.scope],
    ownerRole: roleTitles[measure.ownerRole],
    owner: measure.owner === null ? '' : named(measure.owner),
    controlRule: controlRuleTitles[measure.controlRule],
    minutes: measure.minutes === null ? '' : String(measure.minutes),
  }
}

/** A change with its words told apart. */
export interface ShownChange extends FieldChange {
  readonly pieces: readonly WordPiece[]
}

export const shownChange = (change: FieldChange): ShownChange => ({
  ...change,
  pieces: diffWords(change.from, change.to),
})

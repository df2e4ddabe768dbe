import type { PersonId } from '#access/model'
import { parseWhole } from '#kernel/parse-number'
import { suggestKind } from '#plan'
import { type DerivedRowFields, measureKinds, type OwnRowFields, type PlanMeasureId } from '#plan/model'

const textOf =
  (form: FormData) =>
  (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }

/** A number that is no number is told apart from an empty field: the verb refuses it in words. */
const numberOf = (text: string): number | null => (text === '' ? null : (parseWhole(text) ?? Number.NaN))

export function readOwnRowForm(form: FormData): OwnRowFields {
  const text = textOf(form)
  const kind = measureKinds.find((each) => each === text('kind'))
  return {
    text: text('text'),
    deadlineText: text('deadlineText') === '' ? null : text('deadlineText'),
    responsible: text('responsible')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    result: text('result') === '' ? null : text('result'),
    kind: kind ?? suggestKind(text('text')),
    ownerRole: text('ownerRole') === 'school-coordinator' ? 'school-coordinator' : 'school-head',
    owner: text('owner') === '' ? null : (text('owner') as PersonId),
    minutes: numberOf(text('minutes')),
  }
}

export function readDerivedRowForm(form: FormData): DerivedRowFields {
  const text = textOf(form)
  return {
    owner: text('owner') === '' ? null : (text('owner') as PersonId),
    ownDate: text('ownDate') === '' ? null : text('ownDate'),
    leadDays: numberOf(text('leadDays')),
    note: text('note') === '' ? null : text('note'),
  }
}

/** Fields `remark-<measure>` of the reviewer's form. */
export function readRowRemarks(form: FormData): ReadonlyMap<PlanMeasureId, string> {
  return new Map(
    [...form].flatMap(([name, value]) =>
      name.startsWith('remark-') && typeof value === 'string'
        ? [[name.slice('remark-'.length) as PlanMeasureId, value]]
        : [],
    ),
  )
}

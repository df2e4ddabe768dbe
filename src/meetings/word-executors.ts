import { roleTitles } from '#access/model'
import { counted } from '#kernel/russian-text'
import type { NodeKind } from '#organisations/model'
import type { Decision } from './model.ts'

const plurals: Readonly<Partial<Record<Decision['ownerRole'], string>>> = {
  'school-head': 'директора',
  'school-coordinator': 'школьные координаторы',
  teacher: 'учителя',
}

/** Who carries a decision out, in words of minutes: «директора всех школ», «директора названных школ: СОШ № 2, СОШ № 11». */
export function wordExecutors(
  { scope, ownerRole, schools }: Pick<Decision, 'scope' | 'ownerRole' | 'schools'>,
  nodeKind: NodeKind,
  names: readonly string[] = [],
): string {
  const who = plurals[ownerRole] ?? roleTitles[ownerRole].toLocaleLowerCase('ru')
  switch (scope) {
    case 'own':
      return nodeKind === 'school' && ownerRole === 'school-head'
        ? 'директор'
        : roleTitles[ownerRole].toLocaleLowerCase('ru')
    case 'all-schools':
      return `${who} всех школ`
    case 'named-schools':
      return names.length === 0
        ? `${who}, ${counted(schools.length, 'школа', 'школы', 'школ')}`
        : `${who}: ${names.join(', ')}`
    default:
      return scope satisfies never
  }
}

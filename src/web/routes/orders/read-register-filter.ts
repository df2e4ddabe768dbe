import { can } from '#access'
import { policy } from '#app'
import { parseWhole } from '#kernel/parse-number'
import type { RegisterQuestion } from '#orders'
import type { RegisterEntry } from '#orders/model'
import type { NodeId } from '#organisations/model'
import type { Visit } from '../../enter.ts'
import { seesInside } from '../documents/sees-inside.ts'
import { kindChoices, registerStates, registerStateTitles } from './order-words.ts'

export interface RegisterFilter {
  readonly state: RegisterEntry['state'] | ''
  readonly kind: string
  readonly year: string
  readonly text: string
}

export function readRegisterFilter(search: URLSearchParams): RegisterFilter {
  const year = parseWhole(search.get('year') ?? '')
  return {
    state: registerStates.find((state) => state === search.get('state')) ?? '',
    kind: kindChoices.find(({ value }) => value === search.get('kind'))?.value ?? '',
    year: year === undefined || year < 2000 || year > 2100 ? '' : String(year),
    text: (search.get('text') ?? '').trim().slice(0, 200),
  }
}

/** What the visitor may see of the register, narrowed by the filter. */
export function registerQuestion(
  visit: Visit,
  filter: RegisterFilter,
  above: readonly NodeId[],
): Omit<RegisterQuestion, 'offset' | 'limit'> {
  const year = parseWhole(filter.year)
  return {
    nodePath: visit.node.path,
    draftsUnder: visit.grants
      .filter((grant) => can(policy, [grant], 'orders.read-drafts', grant.nodePath))
      .map((grant) => grant.nodePath),
    insideOf: seesInside(visit),
    above,
    ...(filter.state === '' ? {} : { state: filter.state }),
    ...(filter.kind === '' ? {} : { kind: filter.kind }),
    ...(year === undefined ? {} : { year }),
    ...(filter.text === '' ? {} : { text: filter.text }),
  }
}

export function registerFilterWords(filter: RegisterFilter): string {
  return [
    ...(filter.kind === '' ? [] : [`вид: ${kindChoices.find(({ value }) => value === filter.kind)?.label}`]),
    ...(filter.state === '' ? [] : [`состояние: ${registerStateTitles[filter.state]}`]),
    ...(filter.year === '' ? [] : [`год: ${filter.year}`]),
    ...(filter.text === '' ? [] : [`слова: ${filter.text}`]),
  ].join(' · ')
}

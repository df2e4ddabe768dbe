import type { PersonId } from '#access/model'
import { type BulkDeed, bulkDeeds, bulkLimit, type BulkRequest } from '#plan/model'
import type { ExecutionsVisit } from './enter-executions.ts'
import { loadExecutions } from './enter-executions.ts'
import { readAskedFilter } from './execution-filter.ts'
import { rowOf, type SeenRow } from './seen-rows.ts'

export interface BulkForm {
  readonly deed: BulkDeed
  readonly rows: readonly SeenRow[]
  /** How many the selection finds beyond those that are taken at once. */
  readonly left: number
  /** The selection to go back to. */
  readonly query: string
  readonly remark: string
  readonly owner: string
  readonly day: string
  readonly intent: 'look' | 'apply'
}

/** The posted form of the list, or of the page that shows what would change; undefined where it came from neither. */
export async function readBulkForm(entered: ExecutionsVisit, request: Request): Promise<BulkForm | undefined> {
  const form = await request.formData()
  const word = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const deed = bulkDeeds.find((each) => each === word('deed'))
  if (deed === undefined) return undefined
  const query = new URLSearchParams(word('query')).toString()
  const common = { deed, query, remark: word('remark'), owner: word('owner'), day: word('day') }
  const intent = word('intent') === 'apply' ? ('apply' as const) : ('look' as const)
  if (word('rows') === 'found') {
    const asked = readAskedFilter(new URLSearchParams(query))
    const { list } = await loadExecutions(entered, asked, { limit: bulkLimit })
    const rows = list.rows.map(({ id, version }) => ({ execution: id, version }))
    return { ...common, intent: 'look', rows, left: list.total - rows.length }
  }
  const named = [...form.getAll('row').map(String), ...word('seen').split(' ')]
  return { ...common, intent, rows: named.flatMap(rowOf).slice(0, bulkLimit), left: 0 }
}

/** The deed with what it needs; a sentence where something is missing. */
export function requestOf(form: Pick<BulkForm, 'deed' | 'remark' | 'owner' | 'day'>): BulkRequest | string {
  const { deed, remark, owner, day } = form
  switch (deed) {
    case 'accept':
      return { deed }
    case 'return':
      return remark === '' ? 'Напишите замечание: его увидит каждый, кому исполнение возвращается.' : { deed, remark }
    case 'not-require':
      return remark === '' ? 'Напишите причину: она останется в истории каждого исполнения.' : { deed, remark }
    case 'owner':
      return { deed, owner: owner === '' ? null : (owner as PersonId) }
    case 'shift':
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return 'Назовите новую дату контроля.'
      return remark === '' ? 'Напишите, почему срок переносится.' : { deed, to: day, remark }
    default:
      return deed satisfies never
  }
}

/** What the deed is judged by while its remark, person or day is not there yet. */
export function draftOf(form: Pick<BulkForm, 'deed' | 'remark' | 'owner' | 'day'>): BulkRequest {
  const request = requestOf(form)
  if (typeof request !== 'string') return request
  switch (form.deed) {
    case 'return':
    case 'not-require':
      return { deed: form.deed, remark: form.remark }
    case 'shift':
      return { deed: 'shift', to: form.day, remark: form.remark }
    case 'accept':
    case 'owner':
      return form.deed === 'accept' ? { deed: 'accept' } : { deed: 'owner', owner: null }
    default:
      return form.deed satisfies never
  }
}

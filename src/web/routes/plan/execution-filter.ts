import type { PersonId } from '#access/model'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import {
  type ExecutionFilter,
  executionStates,
  executionStateTitles,
  type ListChoices,
  measureKinds,
  measureKindTitles,
  openStates,
  type OwnWork,
  type PlanId,
  type PlanMeasureId,
} from '#plan/model'
import { formatDay } from './plan-words.ts'

export const listStates = ['all', 'late', 'open', 'todo', ...executionStates] as const
export type ListState = (typeof listStates)[number]

export const listStateTitles: Readonly<Record<ListState, string>> = {
  all: 'Все',
  late: 'Просрочено',
  open: 'Нужно исполнить',
  todo: 'Не начато или в работе',
  ...(Object.fromEntries(executionStates.map((state) => [state, capital(executionStateTitles[state])])) as Record<
    (typeof executionStates)[number],
    string
  >),
}

export const listDates = ['any', 'waits', 'undated'] as const

export const listDateTitles: Readonly<Record<(typeof listDates)[number], string>> = {
  any: 'Любые',
  waits: 'Ждут даты события',
  undated: 'Без даты',
}

/** A selection as it stands in the address: a link to a selection is the selection, for everybody who may see it. */
export interface AskedFilter {
  readonly plan: string
  readonly measure: string
  readonly section: string
  readonly kind: string
  readonly state: ListState
  /** Code of a school or of the authority. */
  readonly place: string
  /** A person, `mine`, or `nobody`. */
  readonly owner: string
  readonly from: string
  readonly to: string
  readonly dates: (typeof listDates)[number]
  readonly text: string
}

const names = ['plan', 'measure', 'section', 'kind', 'place', 'owner', 'from', 'to', 'text'] as const

export function readAskedFilter(search: URLSearchParams): AskedFilter {
  const plain = Object.fromEntries(names.map((name) => [name, (search.get(name) ?? '').trim()])) as Record<
    (typeof names)[number],
    string
  >
  return {
    ...plain,
    from: dayOf(plain.from),
    to: dayOf(plain.to),
    state: listStates.find((each) => each === search.get('state')) ?? 'all',
    dates: listDates.find((each) => each === search.get('dates')) ?? 'any',
  }
}

/** The address of a selection without what asks nothing; the same selection always reads the same. */
export function askedQuery(asked: Partial<AskedFilter>): string {
  const search = new URLSearchParams()
  for (const name of names) {
    const value = asked[name] ?? ''
    if (value !== '') search.set(name, value)
  }
  if (asked.state !== undefined && asked.state !== 'all') search.set('state', asked.state)
  if (asked.dates !== undefined && asked.dates !== 'any') search.set('dates', asked.dates)
  return search.toString()
}

/** What the verbs are asked; a place that is not among those of the visitor finds nothing. */
export function filterOf(asked: AskedFilter, places: ListChoices['places'], mine: OwnWork): ExecutionFilter {
  const kind = measureKinds.find((each) => each === asked.kind)
  const place = places.find(({ code }) => code === asked.place)?.id ?? ('' as NodeId)
  const owner = asked.owner === 'mine' ? mine : asked.owner === 'nobody' ? 'nobody' : (asked.owner as PersonId)
  return {
    ...(asked.plan === '' ? {} : { plan: asked.plan as PlanId }),
    ...(asked.measure === '' ? {} : { measure: asked.measure as PlanMeasureId }),
    ...(asked.section === '' ? {} : { section: asked.section }),
    ...(kind === undefined ? {} : { kind }),
    ...statesOf(asked.state),
    ...(asked.place === '' ? {} : { node: place }),
    ...(asked.owner === '' ? {} : { owner }),
    ...(asked.from === '' ? {} : { from: asked.from }),
    ...(asked.to === '' ? {} : { to: asked.to }),
    ...(asked.dates === 'any' ? {} : { dates: asked.dates }),
    ...(asked.text === '' ? {} : { text: asked.text }),
  }
}

function statesOf(state: ListState): Pick<ExecutionFilter, 'states' | 'late'> {
  if (state === 'all') return {}
  if (state === 'late') return { late: 'only' }
  if (state === 'open') return { states: openStates }
  return { states: state === 'todo' ? ['not-started', 'in-work'] : [state] }
}

/** «состояние: просрочено · школа: СОШ № 2»; empty where everything is shown. */
export function askedWords(asked: AskedFilter, choices: ListChoices, measure: string | undefined): string {
  const kind = measureKinds.find((each) => each === asked.kind)
  const owner = choices.owners.find(({ id }) => id === asked.owner)?.name
  return [
    asked.plan === '' ? '' : `план: ${choices.plans.find(({ id }) => id === asked.plan)?.title ?? 'другой'}`,
    measure === undefined ? '' : `мероприятие: ${measure}`,
    asked.section === '' ? '' : `раздел: ${asked.section}`,
    kind === undefined ? '' : `вид: ${measureKindTitles[kind].toLocaleLowerCase('ru')}`,
    asked.state === 'all' ? '' : `состояние: ${listStateTitles[asked.state].toLocaleLowerCase('ru')}`,
    asked.place === ''
      ? ''
      : `исполняет: ${choices.places.find(({ code }) => code === asked.place)?.name ?? asked.place}`,
    asked.owner === ''
      ? ''
      : `ответственный: ${asked.owner === 'mine' ? 'я или моя должность' : asked.owner === 'nobody' ? 'не назван' : (owner ?? 'другой')}`,
    asked.from === '' ? '' : `с ${formatDay(asked.from)}`,
    asked.to === '' ? '' : `по ${formatDay(asked.to)}`,
    asked.dates === 'any' ? '' : listDateTitles[asked.dates].toLocaleLowerCase('ru'),
    asked.text === '' ? '' : `слова: ${asked.text}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

function dayOf(text: string): IsoDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('ru') + text.slice(1)
}

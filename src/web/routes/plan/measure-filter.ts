import type { ListedMeasure } from '#plan/model'
import { searchKey } from '#kernel/russian-text'

export const measureStates = ['all', 'late', 'open', 'waiting', 'done'] as const
export type MeasureState = (typeof measureStates)[number]

export const measureStateTitles: Readonly<Record<MeasureState, string>> = {
  all: 'Все',
  late: 'Есть просроченное',
  open: 'Есть что делать',
  waiting: 'Ждут решения',
  done: 'Исполнены полностью',
}

export interface MeasureFilter {
  readonly text: string
  readonly state: MeasureState
  readonly section: string
}

export function readMeasureFilter(search: URLSearchParams): MeasureFilter {
  return {
    text: search.get('text') ?? '',
    state: measureStates.find((each) => each === search.get('state')) ?? 'all',
    section: search.get('section') ?? '',
  }
}

/** «слова: анализ · состояние: есть просроченное»; empty where everything is shown. */
export function filterWords({ text, state, section }: MeasureFilter): string {
  return [
    text === '' ? '' : `слова: ${text}`,
    state === 'all' ? '' : `состояние: ${measureStateTitles[state].toLocaleLowerCase('ru')}`,
    section === '' ? '' : `раздел: ${section}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

export function keepMeasures<Row extends ListedMeasure>(rows: readonly Row[], filter: MeasureFilter): Row[] {
  const words = searchKey(filter.text)
  return rows.filter(
    (row) =>
      (filter.section === '' || row.section === filter.section) &&
      stands(row, filter.state) &&
      (words === '' || searchKey([row.number ?? '', row.text, ...row.responsible].join(' ')).includes(words)),
  )
}

function stands({ progress }: ListedMeasure, state: MeasureState): boolean {
  const { byState, total, late } = progress
  switch (state) {
    case 'all':
      return true
    case 'late':
      return late > 0
    case 'open':
      return byState['not-started'] + byState['in-work'] + byState.returned > 0
    case 'waiting':
      return byState.submitted > 0
    case 'done':
      return total > 0 && byState.accepted + byState['not-required'] === total
    default:
      return state satisfies never
  }
}

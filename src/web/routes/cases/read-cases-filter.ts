import type { CasesQuestion } from '#cases'
import { caseStates, caseStateTitles } from '#cases/model'
import { parseWhole } from '#kernel/parse-number'

/** The filter of the list of cases out of its address. */
export function readCasesFilter(search: URLSearchParams): {
  readonly typed: { readonly state: string; readonly year: string }
  readonly question: Pick<CasesQuestion, 'state' | 'year'>
  readonly words: string
} {
  const state = caseStates.find((each) => each === search.get('state'))
  const year = parseWhole(search.get('year') ?? '')
  return {
    typed: { state: state ?? '', year: year === undefined ? '' : String(year) },
    question: { ...(state === undefined ? {} : { state }), ...(year === undefined ? {} : { year }) },
    words: [
      ...(state === undefined ? [] : [`состояние: ${caseStateTitles[state]}`]),
      ...(year === undefined ? [] : [`год: ${year}`]),
    ].join(' · '),
  }
}

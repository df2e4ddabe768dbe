import { searchKey } from '#kernel/russian-text'
import type { CalendarProcedure } from './model.ts'

/** What a document means by the name of an event. */
export type EventName =
  | { readonly kind: 'procedure'; readonly procedure: CalendarProcedure; readonly key: string }
  | { readonly kind: 'named'; readonly key: string }

/** Words around the name of a procedure that change nothing: «график проведения ВПР» is «ВПР». */
const around = /^(?:(?:график[аи]?|сроки|сроков|период[аы]?|основно(?:й|го)|проведени[ея]|муниципальн(?:ый|ого))\s+)+/

const names: readonly (readonly [RegExp, CalendarProcedure])[] = [
  [/^(?:впр|всероссийски[ех] проверочны[ех] работ[ы]?)$/, 'ВПР'],
  [/^огэ$/, 'ОГЭ'],
  [/^егэ$/, 'ЕГЭ'],
  [/^гвэ$/, 'ГВЭ'],
  [/^итогово(?:е|го) сочинени[ея](?: \(изложени[ея]\))?$/, 'Итоговое сочинение'],
  [/^итогово(?:е|го) собеседовани[ея](?: по русскому языку)?$/, 'Итоговое собеседование'],
  [/^(?:нико|национальны[ех] исследовани[яй] качества образования)$/, 'НИКО'],
  [/^(?:кдр|(?:краевы|региональны)[ех] диагностически[ех] работ[ы]?)$/, 'КДР'],
]

/** Only a name of one procedure and nothing else is that procedure: «ВПР, ГИА» is an event of its own. */
export function readEventName(name: string): EventName {
  const key = searchKey(name.replace(/[«»"]/g, ''))
  const bare = key.replace(around, '')
  const procedure = names.find(([pattern]) => pattern.test(bare))?.[1]
  return procedure === undefined
    ? { kind: 'named', key }
    : { kind: 'procedure', procedure, key: procedureKey(procedure) }
}

/** Not a name that a person could write. */
export function procedureKey(procedure: CalendarProcedure): string {
  return `=${procedure}`
}

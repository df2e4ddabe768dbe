import { searchKey } from '#kernel/russian-text'
import type { Cell } from '#tabular'
import { baseMathSubject, type ExamForm, profileMathSubject, russianSubject } from '../model.ts'

export type PlainColumn = 'school' | 'participant' | 'award' | 'fives' | 'fours' | 'others' | 'firstTry'

/** What a column of the file holds; `title` is its header as written. */
export type CandidateColumn =
  | { readonly holds: PlainColumn; readonly title: string }
  | { readonly holds: 'exam'; readonly form: ExamForm; readonly subject: string; readonly title: string }
  | { readonly holds: 'final'; readonly subject: string; readonly title: string }
  | { readonly holds: 'name'; readonly title: string }

/** Header words in folded form; the first that fits counts. */
const plain: readonly (readonly [PlainColumn | 'name', RegExp])[] = [
  ['name', /^(фио|ф\.? ?и\.? ?о\.?|фамилия|имя|отчество)( |$)|фамилия,? имя/],
  ['school', /логин|^код (оо|школы)$|^школа$|^оо$/],
  ['participant', /код участника|^участник$|^код$/],
  ['award', /наград|^вид( |$)|медаль или аттестат|на что претендует/],
  ['fives', /итоговы[хе]\D*5|^число «?5/],
  ['fours', /итоговы[хе]\D*4|^число «?4/],
  ['others', /други[хе] (итоговы[хе]|отмет)|ниже «?4/],
  ['firstTry', /первого раза|без пересдач/],
]

const examForms: readonly (readonly [ExamForm, RegExp])[] = [
  ['ege', /^егэ[:,. ]+/],
  ['oge', /^огэ[:,. ]+/],
  ['gve', /^гвэ[:,. ]+/],
]

export function columnOf(header: Cell): CandidateColumn | undefined {
  const title = header === null ? '' : String(header).trim()
  const key = searchKey(title)
  for (const [form, prefix] of examForms) {
    if (prefix.test(key)) return { holds: 'exam', form, subject: subjectOf(key.replace(prefix, ''), form), title }
  }
  const final = /^итог(овая)?( отметка)?[:,. ]+/
  const found = plain.find(([, words]) => words.test(key))?.[0]
  if (found !== undefined) return { holds: found, title }
  return final.test(key) ? { holds: 'final', subject: key.replace(final, ''), title } : undefined
}

/** The subjects that rules name are known by their words; any other one is kept as it is written. */
function subjectOf(key: string, form: ExamForm): string {
  if (/русск/.test(key)) return russianSubject
  if (/математик/.test(key) && form === 'ege') {
    return /баз/.test(key) ? baseMathSubject : profileMathSubject
  }
  const words = key.trim()
  return words.charAt(0).toLocaleUpperCase('ru') + words.slice(1)
}

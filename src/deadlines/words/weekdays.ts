import { inflect } from './inflect.ts'

const masculine = '- а у ом е и ов ам ами ах'
const feminine = 'а у ы е ой ам ами ах'

/** Case forms and abbreviations, folded, to 0 Monday … 6 Sunday. */
export const weekdays: ReadonlyMap<string, number> = inflect(
  ['понедельник', masculine, 0],
  ['пн пон понед понедел', '-', 0],
  ['вторник', masculine, 1],
  ['вт вторн', '-', 1],
  ['сред', feminine, 2],
  ['ср', '-', 2],
  ['четверг', masculine, 3],
  ['чт четв', '-', 3],
  ['пятниц', feminine, 4],
  ['пт пятн', '-', 4],
  ['суббот', feminine, 5],
  ['сб субб', '-', 5],
  ['воскресень', 'е я ю ем и ям ями ях', 6],
  ['вс воскр', '-', 6],
)

export type Gender = 'he' | 'she' | 'it'

/** Nominative, accusative and dative plural: последний понедельник, каждую среду, по пятницам. */
export const weekdayNames: readonly {
  readonly one: string
  readonly accusative: string
  readonly datives: string
  readonly gender: Gender
}[] = [
  { one: 'понедельник', accusative: 'понедельник', datives: 'понедельникам', gender: 'he' },
  { one: 'вторник', accusative: 'вторник', datives: 'вторникам', gender: 'he' },
  { one: 'среда', accusative: 'среду', datives: 'средам', gender: 'she' },
  { one: 'четверг', accusative: 'четверг', datives: 'четвергам', gender: 'he' },
  { one: 'пятница', accusative: 'пятницу', datives: 'пятницам', gender: 'she' },
  { one: 'суббота', accusative: 'субботу', datives: 'субботам', gender: 'she' },
  { one: 'воскресенье', accusative: 'воскресенье', datives: 'воскресеньям', gender: 'it' },
]

/** RFC 5545 names, Monday first. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

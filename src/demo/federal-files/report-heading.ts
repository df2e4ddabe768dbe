import type { Cell } from '#tabular'
import type { IsoDate } from '#kernel/clock'
import type { Assessment } from '#procedures/model'
import type { GroupResults } from '../group-results.ts'

/** Abbreviations that the federal system puts at the head of its sheet names. */
const abbreviations: Readonly<Record<string, string>> = {
  'Русский язык': 'РУ',
  Математика: 'МА',
  'Окружающий мир': 'ОКР',
  Биология: 'БИ',
  История: 'ИС',
  География: 'ГГ',
  Физика: 'ФИ',
}

/** Rows 1–6 of every export of the «Аналитика» section. */
export function reportHeading(title: string, assessment: Assessment, date: IsoDate): Cell[][] {
  const { procedure, year, subject, grade, maxScore } = assessment
  return [
    [title],
    [],
    [`${procedure} ${year} ${subject} ${grade} класс`],
    ['Предмет:', subject],
    ['Максимальный первичный балл:', maxScore === 'unknown' ? null : maxScore],
    ['Дата:', russianDate(date)],
  ]
}

/** `МА 4 Сравнение отметок с отметк`: abbreviation, grade and title, cut to the 31 characters of a sheet name. */
export function reportSheetName(title: string, { subject, grade }: Assessment): string {
  return `${abbreviations[subject] ?? subject} ${grade} ${title}`.slice(0, 31)
}

/** First cell of a group's row: the name, then the federal code in brackets. */
export function groupLabel({ level, code, name }: GroupResults): string {
  return level === 'all' ? name : `${name} (${code})`
}

/** A share 0…1 as the exports print it: percent with two decimals. */
export function percent(share: number): number {
  return Math.round(share * 10_000) / 100
}

function russianDate(date: IsoDate): string {
  return date.split('-').toReversed().join('.')
}

import { inflect } from './inflect.ts'

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'term' | 'trimester' | 'year'

/** Spans of time in every case and abbreviation. */
export const units: ReadonlyMap<string, Unit> = inflect<Unit>(
  ['день дня дню днем дне дни дней дням днями днях дн сутки суток суткам', '-', 'day'],
  ['недел', 'я и ю е ей ь ям ями ях', 'week'],
  ['нед', '-', 'week'],
  ['месяц', '- а у ем е ы ев ам ами ах', 'month'],
  ['мес', '-', 'month'],
  ['квартал', '- а у ом е ы ов ам ах', 'quarter'],
  ['кв кварт', '-', 'quarter'],
  ['полугоди', 'е я ю ем и й ям ях', 'half'],
  ['полгода полугода', '-', 'half'],
  ['четверт', 'ь и ью ей ям ях', 'term'],
  ['триместр', '- а у ом е ы ов ам ах', 'trimester'],
  ['год', '- а у ом е ы ов ам ах', 'year'],
  ['лет', '-', 'year'],
)

/** Spans inside a month: «вторая декада ноября». */
export const decadeWords: ReadonlyMap<string, 'decade' | 'half-month' | 'week'> = inflect<
  'decade' | 'half-month' | 'week'
>(['декад', 'а ы е у ой', 'decade'], ['половин', 'а ы е у ой', 'half-month'], ['недел', 'я и ю е ей', 'week'])

/** «Начало», «середина», «конец» in every case. */
export const edgeWords: ReadonlyMap<string, 'head' | 'middle' | 'tail'> = inflect<'head' | 'middle' | 'tail'>(
  ['начал', 'о а у ом е', 'head'],
  ['середин', 'а ы е у ой', 'middle'],
  ['конец конца концу концом конце', '-', 'tail'],
)

/** A year after its number: 2023 г., 2024 гг., 2025 году. */
export const yearWords: ReadonlySet<string> = new Set('г гг год года году годом годы годов годах годам'.split(' '))

/** Before «год»: the school year. */
export const schoolWords: ReadonlySet<string> = new Set(
  'уч учеб учебн учебный учебного учебному учебном учебным учебных учебные учебных'.split(' '),
)

export const everyWords: ReadonlySet<string> = new Set(
  'каждый каждого каждому каждая каждую каждой каждое каждом каждые каждых ежемесячного'.split(' '),
)

export const workingWords: ReadonlySet<string> = new Set('рабочий рабочего рабочих рабочие рабочим раб'.split(' '))

export const calendarWords: ReadonlySet<string> = new Set(
  'календарный календарного календарных календарные календарным календ'.split(' '),
)

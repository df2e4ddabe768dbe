import { counted, formatNumber, plural } from '#kernel/russian-text'
import type { Works } from '../model.ts'

export const works = (count: number): string => counted(count, 'работа', 'работы', 'работ')

/** The base after a share: ` от 89 работ`, ` от 21 работы`; said openly where a report does not give it. */
export const ofWorks = (count: Works): string =>
  count === 'unknown' ? ' (число работ в отчёте не указано)' : ` от\u00a0${counted(count, 'работы', 'работ', 'работ')}`

export const worksInTable = (count: Works): string => (count === 'unknown' ? 'не указано' : formatNumber(count))

export const fewerThan = (minimum: number): string =>
  `менее ${formatNumber(minimum)}\u00a0${plural(minimum, 'участника', 'участников', 'участников')}`

/** `на 1,2 п. п. выше`; differences under a twentieth of a point are none. */
export function comparedTo(own: number, other: number): string {
  const points = Math.round((own - other) * 1000) / 10
  if (points === 0) return 'без разницы'
  return `на ${formatNumber(Math.abs(points), 1)}\u00a0п.\u00a0п. ${points > 0 ? 'выше' : 'ниже'}`
}

/** With a full stop, unless the text ends with one: `20 апреля 2026 г.`. */
export const ended = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

/** `а`, `а и б`, `а, б и в`. */
export function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} и ${parts.at(-1)}`
}

/** `12,4`: percent without its sign, for a table whose head has it. */
export const inTable = (share: number | 'unknown'): string => (share === 'unknown' ? '–' : formatNumber(share * 100, 1))

export type FourShares = readonly [number, number, number, number]

/** Share of «3», «4» and «5». */
export const successOf = (shares: FourShares): number => shares[1] + shares[2] + shares[3]

/** Share of «4» and «5». */
export const qualityOf = (shares: FourShares): number => shares[2] + shares[3]

/** Rows that a reader knows as theirs: `классы` inside a school, `школы` inside a municipality. */
export const unitWords = {
  school: { column: 'Класс', by: 'по классам', few: 'классов' },
  municipality: { column: 'Школа', by: 'по школам', few: 'школ' },
} as const

/** What stands in place of the numbers of a group that is not shown, over all their columns. */
export const notShown = (columns: number, why: string) => ({ runs: [why], columns, align: 'left' }) as const

/**
 * Long words of a heading with soft hyphens between an open syllable and the next one, where Russian always allows a
 * break: «Демонстра-ционная».
 */
export const softened = (label: string): string =>
  label.replace(/[а-яё]{11,}/gi, (word) =>
    word.replace(/(?<=[а-яё]{2}[аеёиоуыэюя])(?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя][а-яё])/gi, '\u00ad'),
  )

/** Millimetres of a column so that neither the longest word of its heading nor the number of works below it is broken. */
export const columnFor = (label: string, count: Works): number => {
  const longestWord = Math.max(
    ...softened(label)
      .split(/[\s\u00a0\u00ad-]+/)
      .map((part) => part.length),
  )
  return Math.min(40, Math.max(19, 5 + 2.2 * longestWord, 5 + 1.9 * `(${worksInTable(count)})`.length))
}

import { plural } from '#kernel/russian-text'
import type { SchoolCase } from './model.ts'

/** The words to begin with: what was seen, what was checked, what is asked; the person makes them their own. */
export function proposeRequest({ signs, year, official }: Pick<SchoolCase, 'signs' | 'year' | 'official'>): string {
  const seen = signs.map(({ title, signs: spoken }) => {
    const [strongest] = spoken
    return `– ${title}: ${strongest === undefined ? 'сочетание слабых признаков' : lower(strongest.sentence)}`
  })
  return [
    `При анализе результатов ${year} года ${plural(signs.length, 'замечена особенность', 'замечены особенности', 'замечены особенности')}, которые стоит уточнить вместе с вами:`,
    ...seen,
    ...(official === null ? [] : [official]),
    ...questionsOf(signs),
    'Признак – повод для вопроса, а не вывод. Напишите своими словами, чем это может объясняться: особенности класса, подготовка, порядок проведения и проверки, состав участников.',
    'Если есть материалы, которые это показывают, назовите их.',
  ].join('\n')
}

/** What would explain the signs innocently and only the school knows; asked once, whichever work it came from. */
function questionsOf(signs: SchoolCase['signs']): readonly string[] {
  const asked = signs.flatMap(({ checks }) => checks.flatMap(({ question, sentence }) => (question ? [sentence] : [])))
  return asked.length === 0 ? [] : ['Что поможет понять:', ...[...new Set(asked)].map((sentence) => `– ${sentence}`)]
}

const lower = (sentence: string): string => sentence.slice(0, 1).toLowerCase() + sentence.slice(1)

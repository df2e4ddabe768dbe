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
    'Признак – повод для вопроса, а не вывод. Напишите своими словами, чем это может объясняться: особенности класса, подготовка, порядок проведения и проверки, состав участников.',
    'Если есть материалы, которые это показывают, назовите их.',
  ].join('\n')
}

const lower = (sentence: string): string => sentence.slice(0, 1).toLowerCase() + sentence.slice(1)

import { cellText } from './cell-text.ts'
import type { Cell } from '#tabular'

const latinTwins: Readonly<Record<string, string>> = {
  a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у',
} // prettier-ignore

/**
 * Folds a heading to its words, so that «Отметка за предыдущий триместр/ четверть/полугодие» is found however its
 * spaces, slashes and letters ё are typed. Inside a Russian word a Latin twin (`Kод`) becomes the Cyrillic letter;
 * English headings stay as they are.
 */
export function headerKey(cell: Cell | undefined): string {
  return cellText(cell)
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (/[а-я]/.test(word) ? word.replace(/[a-z]/g, (letter) => latinTwins[letter] ?? letter) : word))
    .join(' ')
}

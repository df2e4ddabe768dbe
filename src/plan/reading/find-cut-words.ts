import type { Measure, ReadingWarning } from '../model.ts'

/** Only the end of a cell is looked at: cells may be long. */
const longestWord = 40

/** A cell that ends in a hyphen lost its end at a page break. */
export function findCutWords(measures: readonly Measure[]): ReadingWarning[] {
  return measures.flatMap(({ order, text, result, participants }) =>
    [text, result, participants].flatMap((cell): ReadingWarning[] => {
      const cut = /\p{Ll}+-$/u.exec(cell?.trimEnd().slice(-longestWord) ?? '')
      if (!cut) return []
      return [
        {
          where: { kind: 'measure', order },
          rule: 'cut-word',
          quote: cut[0],
          sentence: 'Слово оборвано на границе страницы, продолжения в документе нет: допишите его.',
        },
      ]
    }),
  )
}

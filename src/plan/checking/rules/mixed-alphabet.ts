import { mendMixedWords, mixedWords } from '../../reading/fold-letters.ts'
import { measureRule } from '../plan-rule.ts'

/** Latin letters inside Russian words, as recognisers of scans leave them: search and matching miss such words. */
export const mixedAlphabet = measureRule('mixed-alphabet', 'Латинские буквы в русских словах', (measure) =>
  (
    [
      ['text', measure.text],
      ['result', measure.result ?? ''],
      ['participants', measure.participants ?? ''],
      ['deadline', measure.deadline?.text ?? ''],
    ] as const
  )
    .filter(([, value]) => mixedWords(value).length > 0)
    .map(([field, value]) => ({
      severity: 'note' as const,
      quote: [...new Set(mixedWords(value))].join(', '),
      reason: 'В русских словах стоят латинские буквы: поиск такие слова не находит.',
      advice: 'Замените буквы.',
      mend: { field, value: mendMixedWords(value) },
    })),
)

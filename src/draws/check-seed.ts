import { err, ok, type Result } from '#kernel/result'
import type { DrawProblem } from './model.ts'
import { normaliseText } from './normalise-text.ts'

/** The seed as it is used and printed: one line of visible text. */
export function checkSeed(text: string): Result<string, DrawProblem> {
  const seed = normaliseText(text)
  if (seed === '')
    return err({ kind: 'bad-seed', sentence: 'Зерно пусто: нужна строка текста или число, известные всем.' })
  if (/\p{Cc}/u.test(seed))
    return err({ kind: 'bad-seed', sentence: 'В зерне есть невидимые знаки: его не повторить по печатному протоколу.' })
  return ok(seed)
}

import { unreachable } from '#kernel/assert'
import { type LetterState, letterStateTitles } from './model.ts'

/** Why nothing was done with a letter. */
export type MailProblem =
  | { readonly kind: 'no-such-letter' }
  | { readonly kind: 'not-in-this-state'; readonly state: LetterState }
  | { readonly kind: 'secret-is-gone' }

export function mailProblemSentence(problem: MailProblem): string {
  switch (problem.kind) {
    case 'no-such-letter':
      return 'Такого письма нет.'
    case 'not-in-this-state':
      return `Пока вы смотрели, письмо изменилось: теперь оно «${letterStateTitles[problem.state]}».`
    case 'secret-is-gone':
      return 'В письме была ссылка для входа, и его текст не сохраняется. Выпустите новое приглашение.'
    default:
      return unreachable(problem)
  }
}

import { unreachable } from '#kernel/assert'
import { counted } from '#kernel/russian-text'
import { type PasswordProblem, passwordProblemSentence } from './password-rules.ts'

/** Why the person was not let in, or the way in was not changed. */
export type SignInProblem =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'deactivated' }
  | { readonly kind: 'wrong-code' }
  | { readonly kind: 'code-too-late' }
  | { readonly kind: 'too-many-codes' }
  | { readonly kind: 'wrong-current-password' }
  | { readonly kind: 'bad-new-password'; readonly problem: PasswordProblem }
  | { readonly kind: 'second-factor-already-on' }
  | { readonly kind: 'second-factor-off' }
  | { readonly kind: 'oidc-unknown-person' }
  | { readonly kind: 'oidc-failed' }

/** What happened and what to do. It never tells whether an e-mail is known. */
export function signInProblemSentence(problem: SignInProblem): string {
  switch (problem.kind) {
    case 'wrong':
      return 'Почта или пароль не подходят. Проверьте раскладку и попробуйте ещё раз.'
    case 'wait':
      return `Слишком много неверных попыток. Подождите ${counted(problem.minutes, 'минуту', 'минуты', 'минут')} и войдите снова.`
    case 'deactivated':
      return 'Учётная запись закрыта. Обратитесь к администратору.'
    case 'wrong-code':
      return 'Код не подходит. Возьмите в приложении новый код.'
    case 'code-too-late':
      return 'Время на ввод кода вышло. Введите почту и пароль ещё раз.'
    case 'too-many-codes':
      return 'Слишком много неверных кодов. Подождите 15\u00a0минут и войдите снова.'
    case 'wrong-current-password':
      return 'Нынешний пароль не подходит.'
    case 'bad-new-password':
      return passwordProblemSentence(problem.problem)
    case 'second-factor-already-on':
      return 'Вход с кодом уже включён.'
    case 'second-factor-off':
      return 'Вход с кодом не включён.'
    case 'oidc-unknown-person':
      return 'Этот человек ещё не приглашён. Попросите приглашение у администратора.'
    case 'oidc-failed':
      return 'Внешний вход не ответил или отказал. Попробуйте ещё раз или войдите по почте и паролю.'
    default:
      return unreachable(problem)
  }
}

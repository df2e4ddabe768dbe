import { unreachable } from '#kernel/assert'
import { type Role, roleTitles } from './model.ts'

/** Why nothing was changed among people and roles. */
export type AccessProblem =
  | { readonly kind: 'people-exist' }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'no-organisation-name' }
  | { readonly kind: 'bad-email' }
  | { readonly kind: 'email-taken' }
  | { readonly kind: 'no-such-person' }
  | { readonly kind: 'no-such-node' }
  | { readonly kind: 'no-such-grant' }
  | { readonly kind: 'role-not-here'; readonly role: Role }
  | { readonly kind: 'may-not-grant'; readonly role: Role }
  | { readonly kind: 'already-granted'; readonly role: Role }
  | { readonly kind: 'deactivated' }
  | { readonly kind: 'last-administrator' }
  | { readonly kind: 'link-gone'; readonly why: 'unknown' | 'used' | 'revoked' | 'expired' }

/** One Russian sentence or two: what happened and what to do. */
export function accessProblemSentence(problem: AccessProblem): string {
  switch (problem.kind) {
    case 'people-exist':
      return 'Орган управления образованием уже создан. Войдите под своей учётной записью.'
    case 'no-name':
      return 'Фамилия, имя и отчество не заполнены.'
    case 'no-organisation-name':
      return 'Название региона и название муниципалитета нужны оба.'
    case 'bad-email':
      return 'Адрес почты написан с ошибкой. Пример: ivanova@example.ru.'
    case 'email-taken':
      return 'Человек с таким адресом почты уже есть. Добавьте ему роль на его странице.'
    case 'no-such-person':
      return 'Такого человека нет.'
    case 'no-such-node':
      return 'Такой организации нет.'
    case 'no-such-grant':
      return 'Этой роли у человека уже нет.'
    case 'role-not-here':
      return `Роль «${roleTitles[problem.role]}» для этой организации не бывает.`
    case 'may-not-grant':
      return `Роль «${roleTitles[problem.role]}» здесь может дать только администратор.`
    case 'already-granted':
      return `Роль «${roleTitles[problem.role]}» здесь у человека уже есть.`
    case 'deactivated':
      return 'Учётная запись этого человека закрыта.'
    case 'last-administrator':
      return 'Это последний администратор. Сначала дайте роль администратора другому человеку.'
    case 'link-gone':
      return linkSentences[problem.why]
    default:
      return unreachable(problem)
  }
}

const linkSentences = {
  unknown: 'Такой ссылки нет. Проверьте, что адрес скопирован целиком.',
  used: 'По этой ссылке уже входили, второй раз она не действует. Войдите по почте и паролю.',
  revoked: 'Ссылка отозвана. Попросите новую у того, кто вас пригласил.',
  expired: 'Срок ссылки вышел. Попросите новую у того, кто вас пригласил.',
} as const

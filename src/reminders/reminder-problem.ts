import { unreachable } from '#kernel/assert'

/** Why the letters of a person were not changed. */
export type ReminderProblem =
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'bad-time' }
  | { readonly kind: 'half-a-pause' }
  | { readonly kind: 'reversed-pause' }
  | { readonly kind: 'long-pause' }

export const longestPauseDays = 120

export function reminderProblemSentence(problem: ReminderProblem): string {
  switch (problem.kind) {
    case 'changed-meanwhile':
      return 'Пока страница была открыта, настройки изменились в другом окне. Сейчас показаны новые: проверьте их и сохраните ещё раз.'
    case 'bad-time':
      return 'Выберите час из списка.'
    case 'half-a-pause':
      return 'У перерыва нужны обе даты: первый и последний день без писем.'
    case 'reversed-pause':
      return 'Последний день перерыва раньше первого.'
    case 'long-pause':
      return `Перерыв не длиннее ${longestPauseDays} дней. Кто уходит надолго, передаёт дела: роль снимает администратор.`
    default:
      return unreachable(problem)
  }
}

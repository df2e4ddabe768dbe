import { unreachable } from '#kernel/assert'

/** Why nothing of a target was changed. */
export type TargetProblem =
  | { readonly kind: 'no-such-target' }
  | { readonly kind: 'no-such-source' }
  | { readonly kind: 'no-such-record' }
  | { readonly kind: 'not-in-force' }
  | { readonly kind: 'stale-binding' }
  | { readonly kind: 'not-of-records' }
  | { readonly kind: 'not-your-target' }
  | { readonly kind: 'empty-field'; readonly label: string }
  | { readonly kind: 'bad-amount'; readonly most: number }
  | { readonly kind: 'bad-date' }
  | { readonly kind: 'future-date' }
  | { readonly kind: 'no-document' }
  | { readonly kind: 'bad-link' }
  | { readonly kind: 'already-withdrawn' }

/** One Russian sentence: what happened and what to do. */
export function targetProblemSentence(problem: TargetProblem): string {
  switch (problem.kind) {
    case 'no-such-target':
      return 'Такого показателя нет.'
    case 'no-such-source':
      return 'Такого источника записей нет: выберите один из списка.'
    case 'no-such-record':
      return 'Такой записи нет.'
    case 'not-in-force':
      return 'План не действует: показатели и записи по нему закрыты для изменений.'
    case 'stale-binding':
      return 'Пока вы выбирали, источник назначил другой человек. Показано то, что записано сейчас; повторите, если нужно иначе.'
    case 'not-of-records':
      return 'Этот показатель считается по другому источнику: записи вносить не нужно.'
    case 'not-your-target':
      return 'Это мероприятие вашей организации не поручено.'
    case 'empty-field':
      return `Не заполнено: ${problem.label}.`
    case 'bad-amount':
      return `Сколько: нужно целое число от 1 до ${problem.most}.`
    case 'bad-date':
      return 'Дата не прочитана: выберите день в поле даты.'
    case 'future-date':
      return 'Дата ещё не наступила: вносится только то, что уже есть.'
    case 'no-document':
      return 'Приложите документ: файл или ссылку. Число без документа в показатель не входит.'
    case 'bad-link':
      return 'Ссылка должна начинаться с https:// или http://.'
    case 'already-withdrawn':
      return 'Запись уже отозвана.'
    default:
      return unreachable(problem)
  }
}

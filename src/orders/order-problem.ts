import { unreachable } from '#kernel/assert'
import { type OrderProblem, orderStateTitles } from './model.ts'

/** One Russian sentence: what stands in the way, and what to do. */
export function orderProblemSentence(problem: OrderProblem): string {
  switch (problem.kind) {
    case 'no-such-order':
      return 'Такого приказа нет.'
    case 'stale':
      return 'Пока вы писали, приказ изменил другой человек. Ниже ваш текст; сравните его с сохранённым и сохраните снова.'
    case 'issued':
      return 'Приказ зарегистрирован, его текст больше не меняется. Измените его приказом «О внесении изменений».'
    case 'no-such-step':
      return `Сейчас этого сделать нельзя: приказ в состоянии «${orderStateTitles[problem.state]}». Обновите страницу.`
    case 'remark-needed':
      return 'Напишите причину: её увидят те, кто готовил приказ.'
    case 'no-heading':
      return 'Напишите заголовок: «О …» или «Об …».'
    case 'no-items':
      return 'В приказе нет ни одного пункта.'
    case 'blanks':
      return `В тексте остались незаполненные места: «${problem.line}». Заполните их или уберите.`
    case 'no-number':
      return 'Укажите номер приказа.'
    case 'no-date':
      return 'Укажите дату приказа.'
    case 'number-taken':
      return `Приказ № ${problem.number} в этом году уже зарегистрирован.`
    case 'field-needed':
      return `Заполните поле «${problem.label}».`
    case 'not-amendable':
      return 'Изменить можно только зарегистрированный приказ своей организации.'
    default:
      return unreachable(problem)
  }
}

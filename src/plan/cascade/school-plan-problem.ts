import { unreachable } from '#kernel/assert'
import type { IsoDate } from '#kernel/clock'
import { formatDate } from '#kernel/russian-text'
import { type PlanMeasure, type ReviewState, reviewStateTitles, type SchoolPlan } from '../model.ts'

/** Why nothing of a school's plan was changed. */
export type SchoolPlanProblem =
  | { readonly kind: 'no-such-plan' }
  | { readonly kind: 'no-such-row' }
  | { readonly kind: 'not-in-force' }
  | { readonly kind: 'not-a-school-of-plan' }
  | { readonly kind: 'already-there' }
  | { readonly kind: 'nothing-for-school' }
  /** Another state than the step needs: somebody was faster, or the button was old. */
  | { readonly kind: 'wrong-state'; readonly state: ReviewState }
  | { readonly kind: 'stale-plan'; readonly current: SchoolPlan }
  | { readonly kind: 'stale-row'; readonly current: PlanMeasure }
  | { readonly kind: 'empty-text' }
  | { readonly kind: 'later-than-control'; readonly control: IsoDate }
  | { readonly kind: 'bad-date' }
  | { readonly kind: 'bad-number'; readonly label: string }
  | { readonly kind: 'not-of-school' }
  | { readonly kind: 'errors-left'; readonly errors: number }
  | { readonly kind: 'no-remark' }

/** One Russian sentence: what happened and what to do. */
export function schoolPlanProblemSentence(problem: SchoolPlanProblem): string {
  switch (problem.kind) {
    case 'no-such-plan':
      return 'Такого плана школы нет.'
    case 'no-such-row':
      return 'Такой строки в плане школы нет: возможно, её только что удалили.'
    case 'not-in-force':
      return 'Муниципальный план не действует: план школы составляется по действующему.'
    case 'not-a-school-of-plan':
      return 'Этот план адресован другим организациям.'
    case 'already-there':
      return 'План школы уже составляется: откройте его и продолжите.'
    case 'nothing-for-school':
      return 'Школе по этому плану ничего не поручено: составлять не из чего.'
    case 'wrong-state':
      return `Сейчас это невозможно: план «${reviewStateTitles[problem.state]}».`
    case 'stale-plan':
      return `Пока вы смотрели, план изменился: теперь он «${reviewStateTitles[problem.current.state]}». Проверьте и повторите.`
    case 'stale-row':
      return 'Пока вы редактировали, строку изменил другой человек. Показано то, что записано сейчас; внесите своё изменение ещё раз.'
    case 'empty-text':
      return 'Текст мероприятия не заполнен.'
    case 'later-than-control':
      return `Свой срок школы не может быть позже контрольной даты муниципального плана: ${formatDate(problem.control)}`
    case 'bad-date':
      return 'Дата не прочитана: выберите день в поле даты.'
    case 'bad-number':
      return `${problem.label}: нужно целое число, 0 или больше.`
    case 'not-of-school':
      return 'Ответственным можно назначить только сотрудника этой школы с ролью в системе.'
    case 'errors-left':
      return `В строках школы осталось ошибок: ${problem.errors}. Исправьте их и отправьте план.`
    case 'no-remark':
      return 'Напишите хотя бы одно замечание, к строке или ко всему плану: школе нужно знать, что исправить.'
    default:
      return unreachable(problem)
  }
}

import { unreachable } from '#kernel/assert'
import { formatDate } from '#kernel/russian-text'
import { type CalendarEvent, type SchoolYear, schoolYearTitle } from './model.ts'

/** Why something was not done with the calendar. */
export type CalendarProblem =
  | { readonly kind: 'no-such-node' }
  | { readonly kind: 'no-such-event' }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'event-exists'; readonly event: CalendarEvent }
  | { readonly kind: 'stale-event'; readonly current: CalendarEvent }
  | { readonly kind: 'bad-date' }
  | { readonly kind: 'no-start' }
  | { readonly kind: 'reversed' }
  | { readonly kind: 'outside-year'; readonly schoolYear: SchoolYear }
  | { readonly kind: 'repeated-work'; readonly grade: number; readonly subject: string }
  | { readonly kind: 'incomplete-work' }
  | { readonly kind: 'stale-dates' }
  | { readonly kind: 'stale-stages' }
  | { readonly kind: 'stale-term' }
  | { readonly kind: 'no-basis' }
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'nothing-chosen' }
  | { readonly kind: 'unknown-works' }
  | { readonly kind: 'held-already'; readonly grade: number; readonly subject: string }
  | { readonly kind: 'no-such-hold' }

/** One Russian sentence: what is wrong and what to do. */
export function calendarProblemSentence(problem: CalendarProblem): string {
  switch (problem.kind) {
    case 'no-such-node':
      return 'Такой организации нет. Откройте страницу заново.'
    case 'no-such-event':
      return 'Этого события больше нет: его убрали, пока страница была открыта.'
    case 'no-name':
      return 'Назовите событие.'
    case 'event-exists':
      return `Событие «${problem.event.name}» в этом учебном году уже есть${datesOf(problem.event)}. Откройте его и измените даты.`
    case 'stale-event':
      return `Пока страница была открыта, событие изменили${datesOf(problem.current)}. Проверьте и сохраните ещё раз.`
    case 'bad-date':
      return 'Дата не прочитана. Введите день, месяц и год.'
    case 'no-start':
      return 'Укажите первый день: последний без первого не сохраняется.'
    case 'reversed':
      return 'Последний день раньше первого. Поменяйте даты местами.'
    case 'outside-year':
      return `Даты не попадают в ${schoolYearTitle(problem.schoolYear)}. Проверьте год.`
    case 'repeated-work':
      return `${problem.subject}, ${problem.grade}\u00a0класс, названы дважды. Оставьте одну дату.`
    case 'incomplete-work':
      return 'В строке с датой не выбран предмет. Выберите предмет или уберите дату.'
    case 'stale-dates':
      return 'Пока страница была открыта, даты школы изменил другой человек. Ниже то, что записано сейчас.'
    case 'stale-stages':
      return 'Пока страница была открыта, сроки этапов изменил другой человек. Ниже то, что записано сейчас.'
    case 'stale-term':
      return 'Пока страница была открыта, срок хранения изменил другой человек. Ниже то, что записано сейчас.'
    case 'no-basis':
      return 'Укажите документ, которым установлен срок хранения.'
    case 'no-reason':
      return 'Назовите причину.'
    case 'nothing-chosen':
      return 'Отметьте хотя бы одну работу.'
    case 'unknown-works':
      return 'Таких работ в списке школы нет. Откройте страницу заново.'
    case 'held-already':
      return `На работы уже наложен запрет: ${problem.subject}, ${problem.grade}\u00a0класс.`
    case 'no-such-hold':
      return 'Этот запрет уже снят.'
    default:
      return unreachable(problem)
  }
}

function datesOf({ start, end }: CalendarEvent): string {
  if (start === null || end === null) return ', дат у него нет'
  return start === end ? ` (${formatDate(start)})` : ` (${formatDate(start)} – ${formatDate(end)})`
}

import { unreachable } from '#kernel/assert'
import { type PlanProblem, planProblemSentence } from '#plan'
import { type Meeting, type MeetingState, meetingStateTitles } from './model.ts'

/** Why nothing of a meeting was changed. */
export type MeetingProblem =
  | { readonly kind: 'no-such-meeting' }
  | { readonly kind: 'no-title' }
  | { readonly kind: 'bad-when' }
  | { readonly kind: 'ends-before-start' }
  | { readonly kind: 'bad-link' }
  | { readonly kind: 'no-audience' }
  | { readonly kind: 'no-agenda' }
  | { readonly kind: 'foreign-schools' }
  | { readonly kind: 'foreign-people' }
  /** Somebody changed the meeting first: `current` is what stands now. */
  | { readonly kind: 'stale'; readonly current: Meeting }
  | { readonly kind: 'wrong-state'; readonly state: MeetingState }
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'no-such-invitee' }
  | { readonly kind: 'no-such-decision' }
  | { readonly kind: 'empty-decision' }
  | { readonly kind: 'no-schools' }
  | { readonly kind: 'no-such-plan' }
  | { readonly kind: 'minutes-incomplete'; readonly missing: readonly string[] }
  | { readonly kind: 'plan'; readonly problem: PlanProblem }

/** One Russian sentence: what happened and what to do. */
export function meetingProblemSentence(problem: MeetingProblem): string {
  switch (problem.kind) {
    case 'no-such-meeting':
      return 'Такой встречи нет.'
    case 'no-title':
      return 'Назовите тему встречи.'
    case 'bad-when':
      return 'Дата или время не прочитаны: укажите дату и, если нужно, начало и окончание в виде 14:30.'
    case 'ends-before-start':
      return 'Окончание раньше начала: исправьте дату или время.'
    case 'bad-link':
      return 'Ссылка должна начинаться с https:// или http://.'
    case 'no-audience':
      return 'Некого приглашать: выберите школы, назовите людей или впишите гостей.'
    case 'no-agenda':
      return 'В повестке нет ни одного вопроса: добавьте хотя бы один.'
    case 'foreign-schools':
      return 'Названа школа другого муниципалитета или закрытая.'
    case 'foreign-people':
      return 'Назван человек, у которого нет роли в вашей организации.'
    case 'stale':
      return 'Пока вы редактировали, встречу изменил другой человек. Показано то, что записано сейчас; внесите своё изменение ещё раз.'
    case 'wrong-state':
      return `Сейчас это невозможно: встреча «${meetingStateTitles[problem.state]}».`
    case 'not-begun':
      return 'Встреча ещё не началась: отметить её состоявшейся можно с первого её дня.'
    case 'no-reason':
      return 'Напишите причину отмены: её увидят приглашённые.'
    case 'no-such-invitee':
      return 'Такого приглашения нет.'
    case 'no-such-decision':
      return 'Такого решения нет: возможно, его уже убрали.'
    case 'empty-decision':
      return 'Напишите, что решили.'
    case 'no-schools':
      return 'Не названы школы, которые исполняют решение.'
    case 'no-such-plan':
      return 'Этот план не действует: выберите действующий или оставьте решение к сведению.'
    case 'minutes-incomplete':
      return `Протокол не утвердить, не заполнено: ${problem.missing.join(', ')}.`
    case 'plan':
      return planProblemSentence(problem.problem)
    default:
      return unreachable(problem)
  }
}

import { unreachable } from '#kernel/assert'
import { type CaseProblem, caseStateTitles } from './model.ts'

/** One Russian sentence: what stands in the way, and what to do. */
export function caseProblemSentence(problem: CaseProblem): string {
  switch (problem.kind) {
    case 'no-such-case':
      return 'Такого дела нет.'
    case 'not-a-school':
      return 'Дело ведётся о школе. Выберите школу.'
    case 'nothing-to-clarify':
      return 'За этот год нет ни признаков, ни отметки официального списка: уточнять пока нечего.'
    case 'already-open':
      return 'Дело этой школы за этот год уже есть.'
    case 'stale':
      return 'Пока вы писали, дело изменил другой человек. Прочитайте, что изменилось, и повторите.'
    case 'wrong-state':
      return `Сейчас этого сделать нельзя: состояние дела «${caseStateTitles[problem.state]}». Обновите страницу.`
    case 'text-needed':
      return 'Напишите текст: пустой не отправляется.'
    case 'reason-needed':
      return 'Напишите, почему принято это решение: его прочтёт школа.'
    case 'no-such-plan':
      return 'Выберите план, который сейчас действует.'
    case 'plan-refused':
      return problem.sentence
    default:
      return unreachable(problem)
  }
}

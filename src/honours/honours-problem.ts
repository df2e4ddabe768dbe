import { unreachable } from '#kernel/assert'
import { counted, formatDate } from '#kernel/russian-text'
import type { HonoursProblem } from './model.ts'

const named = 10

/** One Russian sentence: what stands in the way, and what to do. */
export function honoursProblemSentence(problem: HonoursProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return problem.sentence
    case 'no-such-upload':
      return 'Этого файла больше нет: он уже записан или убран. Загрузите его ещё раз.'
    case 'nothing-to-import':
      return 'Ни одной строки без ошибок нет: записывать нечего. Исправьте файл и загрузите его снова.'
    case 'already-there': {
      const first = problem.rows.slice(0, named).map(({ row, participant }) => `${participant} (строка ${row})`)
      const more = problem.rows.length > named ? ' и другие' : ''
      return `${counted(problem.rows.length, 'строка расходится', 'строки расходятся', 'строк расходятся')} с тем, что записано раньше: ${first.join(', ')}${more}. Выберите «Пропустить» или «Обновить».`
    }
    case 'no-such-import':
      return 'Такой загрузки нет.'
    case 'already-undone':
      return `Эта загрузка уже отменена (${formatDate(problem.at)}).`
    case 'others-stand-on-it':
      return `Сначала отмените более поздние загрузки, которые на неё опираются: ${problem.imports.map((name) => `«${name}»`).join(', ')}.`
    case 'bad-year':
      return 'Год выпуска – четыре цифры, не раньше 2014.'
    case 'not-a-municipality':
      return 'Это делается в муниципалитете или школе. Выберите место.'
    case 'bad-terms':
      return problem.sentence
    case 'document-needed':
      return 'Назовите документ с датой и номером, а если снимаете правило – почему.'
    case 'stale':
      return 'Пока вы писали, правило изменил другой человек. Посмотрите, что изменилось, и повторите.'
    case 'no-candidates':
      return 'За этот год претендентов нет: проверять нечего.'
    case 'no-results-yet':
      return 'Ни по одному претенденту ответа ещё нет: загрузите результаты экзаменов, потом завершайте сверку.'
    default:
      return unreachable(problem)
  }
}

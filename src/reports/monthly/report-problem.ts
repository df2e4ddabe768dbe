import { unreachable } from '#kernel/assert'
import { longestReportField, type ReportState, reportStateTitles } from '../model.ts'

/** Why nothing of a report was changed. */
export type ReportProblem =
  | { readonly kind: 'no-such-report' }
  | { readonly kind: 'no-such-schedule' }
  | { readonly kind: 'not-an-author' }
  | { readonly kind: 'not-a-receiver' }
  | { readonly kind: 'bad-stretch' }
  | { readonly kind: 'already-there' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'stale-report' }
  | { readonly kind: 'closed'; readonly state: ReportState }
  | { readonly kind: 'not-sent'; readonly state: ReportState }
  | { readonly kind: 'no-conclusions' }
  | { readonly kind: 'no-remark' }
  | { readonly kind: 'own-report' }
  | { readonly kind: 'was-sent' }
  | { readonly kind: 'by-schedule' }

/** One Russian sentence: what happened and what to do. */
export function reportProblemSentence(problem: ReportProblem): string {
  switch (problem.kind) {
    case 'no-such-report':
      return 'Такого отчёта нет.'
    case 'no-such-schedule':
      return 'Такого расписания нет или оно уже остановлено.'
    case 'not-an-author':
      return 'Отчёт пишет сама организация: откройте его от её имени.'
    case 'not-a-receiver':
      return 'Отчёт принимает вышестоящий орган или начальник управления образования.'
    case 'bad-stretch':
      return 'Назовите отчётное время двумя датами, не больше трёх лет, конец не раньше начала.'
    case 'already-there':
      return 'Отчёт за это время уже есть: откройте его в списке.'
    case 'too-long':
      return `Текст слишком длинный: в одном поле не больше ${longestReportField} знаков.`
    case 'stale-report':
      return 'Пока вы писали, отчёт изменил другой человек. Показано то, что записано сейчас; ваш текст остался в полях, сохраните его ещё раз.'
    case 'closed':
      return `Отчёт уже ${reportStateTitles[problem.state]}: менять его нельзя.`
    case 'not-sent':
      return `Решать нечего: отчёт сейчас «${reportStateTitles[problem.state]}».`
    case 'no-conclusions':
      return 'Заполните «Выводы»: факты программа собирает сама, а вывод делает человек.'
    case 'no-remark':
      return 'Напишите замечание: по нему отчёт будут исправлять.'
    case 'own-report':
      return 'Отчёт отправили вы сами: принять или вернуть его должен другой человек.'
    case 'was-sent':
      return 'Отчёт уже отправляли: удалить его нельзя, он остаётся в истории.'
    case 'by-schedule':
      return 'Черновик сделан по расписанию: он исчезнет, если остановить расписание.'
    default:
      return unreachable(problem)
  }
}

import { unreachable } from '#kernel/assert'
import {
  type Execution,
  type ExecutionStep,
  executionStateTitles,
  executionStepTitles,
  type PlanMeasure,
} from './model.ts'

/** Why nothing of a plan was changed. */
export type PlanProblem =
  | { readonly kind: 'no-such-plan' }
  | { readonly kind: 'no-such-measure' }
  | { readonly kind: 'no-such-execution' }
  | { readonly kind: 'no-such-evidence' }
  | { readonly kind: 'nothing-read' }
  | { readonly kind: 'already-uploaded' }
  | { readonly kind: 'not-a-draft' }
  /** Another revision was put in force meanwhile. */
  | { readonly kind: 'corrects-superseded' }
  /** The draft corrects no plan. */
  | { readonly kind: 'corrects-nothing' }
  /** The wording of a plan in force was to be changed without saying why. */
  | { readonly kind: 'no-edit-reason' }
  | { readonly kind: 'foreign-owner' }
  | { readonly kind: 'execution-settled' }
  | { readonly kind: 'not-in-force' }
  /** A plan of a school goes its own way: sent, returned, accepted. */
  | { readonly kind: 'school-plan' }
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'no-schools'; readonly measure: string }
  | { readonly kind: 'foreign-schools'; readonly measure: string }
  | { readonly kind: 'not-a-school-of-plan' }
  | { readonly kind: 'empty-text' }
  /** Somebody changed the measure first: `current` is what stands now. */
  | { readonly kind: 'stale-measure'; readonly current: PlanMeasure }
  | { readonly kind: 'stale-execution'; readonly current: Execution }
  | { readonly kind: 'impossible-step'; readonly current: Execution; readonly step: ExecutionStep }
  | { readonly kind: 'no-remark'; readonly step: ExecutionStep }
  | { readonly kind: 'no-evidence' }
  | { readonly kind: 'evidence-closed' }
  | { readonly kind: 'bad-link' }
  | { readonly kind: 'empty-file' }

/** One Russian sentence: what happened and what to do. */
export function planProblemSentence(problem: PlanProblem): string {
  switch (problem.kind) {
    case 'no-such-plan':
      return 'Такого плана нет.'
    case 'no-such-measure':
      return 'Такого мероприятия нет.'
    case 'no-such-execution':
      return 'Такого исполнения нет.'
    case 'no-such-evidence':
      return 'Такого подтверждения нет: возможно, его объект удалён.'
    case 'nothing-read':
      return 'В документе нет ни одного мероприятия и ни одного пункта: план из него не создать.'
    case 'already-uploaded':
      return 'По этому документу план уже создан или его загрузка отменена.'
    case 'not-a-draft':
      return 'План уже действует: текст, срок и исполнители меняются только корректирующим приказом.'
    case 'corrects-superseded':
      return 'Пока готовилась эта редакция, в действие введена другая. Удалите черновик и загрузите приказ ещё раз: он ляжет на то, что действует теперь.'
    case 'corrects-nothing':
      return 'Этот черновик – новый план: исправлять ему нечего.'
    case 'no-edit-reason':
      return 'План действует: правка его текста без приказа возможна только как техническая, с причиной.'
    case 'foreign-owner':
      return 'Этот человек не работает в организации, которая исполняет: назначьте того, у кого в ней есть роль.'
    case 'execution-settled':
      return 'Исполнение уже принято или не требуется: ответственного менять поздно.'
    case 'not-in-force':
      return 'План не действует: исполнения по нему закрыты для изменений.'
    case 'school-plan':
      return 'Это план школы: он меняется школой и вступает в силу, когда его примут.'
    case 'nothing-to-do':
      return 'Ни одно мероприятие не отмечено к исполнению: отметьте хотя бы одно.'
    case 'no-schools':
      return `Не названы школы: ${problem.measure}. Выберите школы или передайте мероприятие всем.`
    case 'foreign-schools':
      return `Названа школа другого муниципалитета или закрытая: ${problem.measure}.`
    case 'not-a-school-of-plan':
      return 'Этот приказ адресован другим организациям.'
    case 'empty-text':
      return 'Текст мероприятия не заполнен.'
    case 'stale-measure':
      return 'Пока вы редактировали, мероприятие изменил другой человек. Показано то, что записано сейчас; внесите своё изменение ещё раз.'
    case 'stale-execution':
      return `Пока вы смотрели, исполнение изменилось: теперь оно «${executionStateTitles[problem.current.state]}».`
    case 'impossible-step':
      return `«${executionStepTitles[problem.step].button}» здесь невозможно: исполнение «${executionStateTitles[problem.current.state]}».`
    case 'no-remark':
      return 'Напишите причину: её увидит тот, кому вы передаёте исполнение.'
    case 'no-evidence':
      return 'Отправить нечего: сначала приложите подтверждение – файл, ссылку или объект системы.'
    case 'evidence-closed':
      return 'Исполнение уже отправлено или закрыто: подтверждения меняются только до отправки и после возврата.'
    case 'bad-link':
      return 'Ссылка должна начинаться с https:// или http://.'
    case 'empty-file':
      return 'Файл пуст.'
    default:
      return unreachable(problem)
  }
}

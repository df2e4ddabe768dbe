import { printDeadline } from '#deadlines'
import type { Deadline } from '#deadlines/model'
import { counted, formatDate } from '#kernel/russian-text'
import { whereTitle } from '#plan'
import type { DocumentHead, Measure, PlanReading } from '#plan/model'

/** What was read of an order and its plan, for the terminal. */
export function planLines(reading: PlanReading): string[] {
  const { head, clauses, measures, unread, warnings } = reading
  return [
    ...headLines(head),
    ...(clauses.length === 0 ? [] : ['', `Пункты приказа: ${clauses.length}`]),
    ...clauses.map(
      ({ number, text, deadline }) => `  ${number}  ${short(text)}${deadline === null ? '' : `  [${deadline.text}]`}`,
    ),
    '',
    `Мероприятия: ${measures.length}`,
    ...measures.flatMap((measure, index) => measureLines(measure, measures[index - 1])),
    ...(unread.length === 0 ? [] : ['', 'Не прочитано:']),
    ...unread.map(({ text }) => `  «${short(text)}»`),
    ...(warnings.length === 0 ? [] : ['', `Требует уточнения: ${counted(warnings.length, 'место', 'места', 'мест')}`]),
    ...warnings.map(({ where, quote, sentence }) => `  ${whereTitle(where, reading)}: «${short(quote)}». ${sentence}`),
  ]
}

function headLines(head: DocumentHead): string[] {
  const kind = head.kind === 'order' ? 'Приказ' : 'План'
  const number = head.number === null ? '' : ` № ${head.number}`
  const date = head.date === null ? '' : ` от ${formatDate(head.date)}`
  return [
    `${kind}${number}${date}`,
    ...(head.authority === null ? [] : [head.authority]),
    ...(head.title === null ? [] : [head.title]),
    `Период: ${formatDate(head.period.start)} – ${formatDate(head.period.end)}`,
    ...(head.signatory === null ? [] : [`Подписал: ${head.signatory}`]),
  ]
}

function measureLines(measure: Measure, before: Measure | undefined): string[] {
  const section = measure.section !== null && measure.section !== before?.section ? ['', `  ${measure.section}`] : []
  return [
    ...section,
    `  ${measure.number ?? '–'}  ${short(measure.text)}`,
    `      срок: ${deadlineText(measure.deadline)}`,
    ...(measure.responsible.length === 0 ? [] : [`      ответственные: ${measure.responsible.join('; ')}`]),
    ...(measure.participants === null ? [] : [`      участники: ${short(measure.participants)}`]),
    ...(measure.result === null ? [] : [`      результат: ${short(measure.result)}`]),
    ...measure.targets.map(
      ({ value, comparison, unit, what }) =>
        `      показатель: ${comparison} ${value}${unit === 'percent' ? '\u00a0%' : ''} – ${what}`,
    ),
    ...measure.items.map(({ text, deadlineParts }) => {
      const parts = deadlineParts.flatMap((index) => measure.deadline?.parts[index] ?? [])
      return `      – ${short(text)}${parts.length === 0 ? '' : `: ${printDeadline({ parts })}`}`
    }),
  ]
}

function deadlineText(deadline: Deadline | null): string {
  if (deadline === null) return 'нет'
  const control = deadline.control === null ? '' : `, контроль ${formatDate(deadline.control)}`
  const unread = deadline.unread === '' ? '' : `, не прочитано «${deadline.unread}»`
  return `«${deadline.text}»${control}${unread}`
}

const short = (text: string, length = 110): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`
}

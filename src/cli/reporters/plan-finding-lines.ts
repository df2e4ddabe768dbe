import { counted } from '#kernel/russian-text'
import { whereTitle } from '#plan'
import { columnTitles, type Finding, type PlanReading, severityTitles } from '#plan/model'

/** What the check of a plan found: where, the words of the document, why, what to do. */
export function planFindingLines(reading: PlanReading, findings: readonly Finding[]): string[] {
  const lines = findings.flatMap(({ where, severity, quote, reason, advice, mend }) => [
    `${severityTitles[severity]}: ${whereTitle(where, reading)}`,
    `  «${quote.replace(/\s+/g, ' ')}»`,
    `  ${reason} ${advice}`,
    ...(mend === null
      ? []
      : [`  Предложение (${columnTitles[mend.field].toLocaleLowerCase('ru')}): ${mend.value.replace(/\s+/g, ' ')}`]),
  ])
  return [
    `${counted(reading.measures.length, 'мероприятие', 'мероприятия', 'мероприятий')}, ${counted(reading.clauses.length, 'пункт', 'пункта', 'пунктов')} приказа.`,
    ...lines,
    findings.length === 0
      ? 'Замечаний нет.'
      : `Всего: ${counted(findings.length, 'замечание', 'замечания', 'замечаний')}.`,
  ]
}

import type { AssignmentAnswer, Load, Portion } from '#assignments/model'
import { formatNumber } from '#kernel/russian-text'

/** The assignment for the terminal: what was given, who sees what, whether the rules hold, what is missing and why. */
export function assignmentLines(answer: AssignmentAnswer): string[] {
  const { title, need, given, balance, loads, portions, checks, shortages } = answer
  const byPerson = Map.groupBy(portions, ({ person }) => person)
  return [
    ...(title === '' ? [] : [title, '']),
    `Назначено ${formatNumber(given)} из ${formatNumber(need)}. ${balance.sentence}`,
    '',
    ...loads.flatMap((load) => personLines(load, byPerson.get(load.person) ?? [])),
    '',
    'Правила:',
    ...checks.map(
      ({ title: rule, source, holds, sentence }) => `  ${holds ? 'да ' : 'НЕТ'} ${rule} (${source}): ${sentence}`,
    ),
    ...(shortages.length === 0 ? [] : ['', 'Не хватает:']),
    ...shortages.map(({ sentence }) => `  ${sentence}`),
    '',
    `Решено программой ${answer.solver}; зерно «${answer.seed}».`,
  ]
}

function personLines({ person, count, limit, schools, km }: Load, portions: readonly Portion[]): string[] {
  const most = limit === 'none' ? '' : ` из ${formatNumber(limit)}`
  const road = km === 'unknown' || km === 0 ? '' : `, ${formatNumber(km, 1)}\u00a0км`
  return [
    `${person}: ${formatNumber(count)}${most}, школ ${schools.length}${road}`,
    ...portions.map((portion) => `  ${portion.work}: ${portion.count}`),
  ]
}

import { measureRule } from '../plan-rule.ts'

/** «Постоянно» and «регулярно» have no day on which somebody looks: a rhythm of control is proposed. */
export const continuousWithoutRhythm = measureRule(
  'continuous-without-rhythm',
  '«Постоянно» без срока контроля',
  ({ deadline }) =>
    deadline !== null &&
    deadline.parts.some((part) => part.kind === 'continuous') &&
    !deadline.parts.some((part) => part.kind === 'recurring')
      ? {
          severity: 'warning',
          quote: deadline.text,
          reason: 'Нет ни одной даты контроля: о таком мероприятии вспоминают в конце года или не вспоминают.',
          advice: 'Назначьте ритм контроля.',
          mend: { field: 'deadline', value: 'ежеквартально' },
        }
      : undefined,
)

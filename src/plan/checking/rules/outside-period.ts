import { fold } from '../../reading/fold-letters.ts'
import { measureRule } from '../plan-rule.ts'

/** A deadline before or after the planning period. Preparation between approval and the first day is expected. */
export const outsidePeriod = measureRule('outside-period', 'Срок вне периода плана', ({ deadline }, { head }) =>
  (deadline?.warnings ?? [])
    .filter(({ rule }) => rule === 'outside-period' || rule === 'partly-outside-period')
    .map(({ quote, sentence }) => {
      const isPreparation =
        head.date !== null &&
        head.date < head.period.start &&
        (deadline?.control ?? '') >= head.date &&
        (deadline?.control ?? '') < head.period.start
      const isOpen = /перспектив/.test(fold(head.planTitle ?? ''))
      return {
        severity: isPreparation || isOpen ? ('note' as const) : ('warning' as const),
        quote,
        reason: isPreparation
          ? `${sentence} Он стоит между утверждением и началом периода, то есть в подготовке.`
          : sentence,
        advice: 'Проверьте год срока или период плана.',
      }
    }),
)

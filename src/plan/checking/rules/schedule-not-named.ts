import { fold } from '../../reading/fold-letters.ts'
import { measureRule } from '../plan-rule.ts'

/** «По графику проведения», «Согласно плану работы»: whose and what, the row does not say. */
export const scheduleNotNamed = measureRule(
  'schedule-not-named',
  'Не назван график или план',
  ({ deadline, items }) => {
    const nameless = deadline?.parts.find(
      (part) =>
        part.kind === 'schedule' && /^(график( проведения)?|план( работы)?)$/.test(fold(part.anchor?.event ?? '')),
    )
    // Where a month stands beside it («По плану, апрель»), the month decides.
    const hasDates = items.some(
      (item) =>
        item.deadlineParts.some((index) => deadline?.parts[index] === nameless) && item.deadlineParts.length > 1,
    )
    if (deadline === null || nameless === undefined || hasDates) return undefined
    return {
      severity: 'note',
      quote: deadline.text,
      reason: 'Срок ссылается на график или план, который в строке не назван: даты взять неоткуда.',
      advice: 'Назовите документ или процедуру (например, «по графику ВПР») либо поставьте даты.',
    }
  },
)

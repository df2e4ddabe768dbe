import { counted } from '#kernel/russian-text'
import { measureRule, quoted } from '../plan-rule.ts'

/** One row asks for several things with dates or people of their own: it is done when all of them are. */
export const compoundRow = measureRule(
  'compound-row',
  'В одной строке несколько мероприятий',
  ({ items, deadline }) => {
    const owners = new Set(items.map((item) => item.responsible.join()))
    const ownDates = items.some((item) => item.deadlineParts.length > 0)
    if (items.length < 2 || (!ownDates && owners.size < 2)) return undefined
    const differ = [...(ownDates ? ['сроки'] : []), ...(owners.size > 1 ? ['ответственные'] : [])].join(' и ')
    return {
      severity: 'note',
      quote: quoted(items.map((item) => item.text).join('; ')),
      reason: `В строке ${counted(items.length, 'подпункт', 'подпункта', 'подпунктов')}, у которых свои ${differ}${deadline === null ? '' : ` («${deadline.text}»)`}: исполнение каждого надо отмечать отдельно.`,
      advice: 'Разделите строку на подпункты, у каждого – свой срок и ответственный.',
    }
  },
)

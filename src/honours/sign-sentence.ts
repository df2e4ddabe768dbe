import { unreachable } from '#kernel/assert'
import { counted, formatNumber, formatProbability } from '#kernel/russian-text'
import type { SchoolSign, VerdictCounts } from './model.ts'

/** What the comparison says of a school, in one or two sentences; never more than a reason to ask. */
export function signSentence(sign: SchoolSign, { confirmed, notConfirmed }: VerdictCounts): string {
  const decided = confirmed + notConfirmed
  switch (sign.outcome) {
    case 'clarify':
      return `Не подтверждено ${notConfirmed} из ${decided}, а по остальным школам региона ожидалось около ${formatNumber(sign.expected, 1)} (q ${formatProbability(sign.q)}). Требует уточнения: посмотрите вместе со школой, почему.`
    case 'quiet':
      return `Не подтверждено ${notConfirmed} из ${decided}; по остальным школам региона ожидалось около ${formatNumber(sign.expected, 1)}. Отличие не больше случайного (q ${formatProbability(sign.q)}).`
    case 'few-data':
      if (decided === 0) return 'Данных мало: ни по одному претенденту нет полного ответа.'
      return sign.enough === 'never'
        ? 'Данных мало: сравнить не с кем или школы региона слишком различаются между собой.'
        : `Данных мало: ответ есть по ${counted(decided, 'претенденту', 'претендентам', 'претендентам')}. Хватило бы ${sign.enough}: тогда доля в половину не осталась бы незамеченной в четырёх случаях из пяти.`
    default:
      return unreachable(sign)
  }
}

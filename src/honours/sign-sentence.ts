import { unreachable } from '#kernel/assert'
import { counted, formatNumber, formatProbability } from '#kernel/russian-text'
import type { SchoolSign, VerdictCounts } from './model.ts'

/** What the comparison says of a school, in one or two sentences; never more than a reason to ask. */
export function signSentence(sign: SchoolSign, { confirmed, notConfirmed }: VerdictCounts): string {
  const decided = confirmed + notConfirmed
  switch (sign.outcome) {
    case 'clarify':
      return `Не подтверждено ${notConfirmed} из ${decided}, а по остальным школам региона ожидалось около ${formatNumber(sign.expected, 1)} (вероятность с поправкой на число школ ${formatProbability(sign.q)}). Почему – стоит выяснить вместе со школой.`
    case 'quiet':
      return `Не подтверждено ${notConfirmed} из ${decided}; по остальным школам региона ожидалось около ${formatNumber(sign.expected, 1)}. Отличие не больше случайного (вероятность с поправкой на число школ ${formatProbability(sign.q)}).`
    case 'few-data':
      if (decided === 0) return 'Ни по одному претенденту ещё нет ответа.'
      return sign.enough === 'never'
        ? `Ответ есть по ${candidates(decided)}; сравнить не с кем или школы региона слишком различаются между собой.`
        : `Ответ есть по ${candidates(decided)}, хватило бы ${sign.enough}: тогда доля в три четверти не осталась бы незамеченной в четырёх случаях из пяти.`
    default:
      return unreachable(sign)
  }
}

const candidates = (count: number): string => counted(count, 'претенденту', 'претендентам', 'претендентам')

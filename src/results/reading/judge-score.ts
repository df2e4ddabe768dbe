import { formatNumber } from '#kernel/russian-text'
import type { TaskScore } from '../model.ts'
import type { Finding, Place } from '../staged.ts'
import { errorAt } from './finding-rules.ts'

/** Score of one task against its maximum: whole, not negative, not above. X passes. */
export function judgeScore(
  score: TaskScore,
  label: string,
  max: number | 'unknown',
  place: () => Place,
): Finding | undefined {
  if (score === 'X') return undefined
  if (score < 0) {
    return errorAt(
      'score-negative',
      place(),
      `Задание ${label}: отрицательный балл ${number(score)}`,
      `Поставьте ${range(max)} или X`,
    )
  }
  if (!Number.isInteger(score)) {
    return errorAt(
      'score-not-whole',
      place(),
      `Задание ${label}: дробный балл ${number(score)}`,
      `Баллы бывают только целыми: поставьте ${range(max)} или X`,
    )
  }
  if (max !== 'unknown' && score > max) {
    return errorAt(
      'score-above-maximum',
      place(),
      `Задание ${label}: балл ${number(score)} больше максимального ${max}`,
      `Поставьте ${range(max)} или X`,
    )
  }
  return undefined
}

function range(max: number | 'unknown'): string {
  return max === 'unknown' ? 'целое число от 0' : `целое число от 0 до ${max}`
}

function number(value: number): string {
  return Number.isInteger(value) ? formatNumber(value) : formatNumber(value, 2).replace(/0+$/, '')
}

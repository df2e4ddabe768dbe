import type { CountedTarget } from '#plan'
import type { Target, TargetState } from '#plan/model'
import { counted, formatNumber } from '#kernel/russian-text'
import type { Tone } from '../../ui/chip.tsx'

export const targetTones: Readonly<Record<TargetState, Tone>> = {
  unbound: 'look',
  'unknown-share': 'look',
  reached: 'ok',
  exceeded: 'late',
  'on-the-way': 'plain',
}

/** «обучено учителей: не менее 20», «школ представили отчёты: 100 %». */
export function promiseText({ what, value, unit, comparison }: Target): string {
  const words = { '≥': 'не менее ', '>': 'больше ', '≤': 'не более ', '<': 'меньше ', '=': '' }[comparison]
  return `${what === '' ? 'показатель' : what}: ${words}${formatNumber(value, Number.isInteger(value) ? 0 : 1)}${
    unit === 'percent' ? '\u00a0%' : ''
  }`
}

/** «14 из 20», «93,3 % (28 из 30) при обещанных 100 %». */
export function reachedText({
  target,
  count,
  state,
  reached,
}: Pick<CountedTarget, 'target' | 'count' | 'state' | 'reached'>): string {
  if (count === null || state === 'unbound') return 'не считается: источник не назначен'
  const promised = formatNumber(target.value, Number.isInteger(target.value) ? 0 : 1)
  if (target.unit === 'count') return `${formatNumber(count.number)} из ${promised}`
  if (reached === null || count.outOf === null) return `${formatNumber(count.number)}, доля не считается`
  const digits = Number.isInteger(reached) ? 0 : 1
  return `${formatNumber(reached, digits)}\u00a0% (${formatNumber(count.number)} из ${formatNumber(count.outOf)}) при обещанных ${promised}\u00a0%`
}

/** «5 записей», in the words of the source. */
export function behindText({ source, count }: Pick<CountedTarget, 'source' | 'count'>): string {
  if (source === null || count === null) return ''
  return `${source.title}: ${counted(count.total, ...source.unit)}`
}

import { formatNumber } from '#kernel/russian-text'
import type { Finding, Place } from '../staged.ts'
import { warningAt } from './finding-rules.ts'

/**
 * Shares of one group must make 100 %. Each is rounded to two decimals, so n of them may miss by n × 0,005 points;
 * 0,05 is allowed in any case.
 */
export function judgeShares(shares: readonly (number | undefined)[], place: Place, whose: string): readonly Finding[] {
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0) * 100
  const tolerance = Math.max(0.05, shares.length * 0.005)
  // A tenth of a thousandth more, for the sums of binary fractions.
  if (Math.abs(sum - 100) <= tolerance + 1e-4) return []
  return [
    warningAt(
      'shares-do-not-sum',
      place,
      `${whose}: проценты дают в сумме ${formatNumber(sum, 2)}, а не 100 (на округление допускается ${formatNumber(tolerance, 2)})`,
      'Проверьте, что столбцы не пропущены и числа не изменены',
    ),
  ]
}

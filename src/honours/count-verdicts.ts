import { shareInterval } from '#stats'
import type { VerdictCounts, VerdictState } from './model.ts'

export function countVerdicts(verdicts: Iterable<{ readonly state: VerdictState }>): VerdictCounts {
  const counts = { confirmed: 0, notConfirmed: 0, noData: 0 }
  for (const { state } of verdicts) {
    if (state === 'confirmed') counts.confirmed += 1
    else if (state === 'not-confirmed') counts.notConfirmed += 1
    else counts.noData += 1
  }
  return counts
}

export interface UnconfirmedShare {
  readonly share: number
  /** Exact interval at 95 %. */
  readonly interval: readonly [low: number, high: number]
}

/** Share of those not confirmed among the decided; `none` where nobody is decided yet. */
export function unconfirmedShare({ confirmed, notConfirmed }: VerdictCounts): UnconfirmedShare | 'none' {
  const decided = confirmed + notConfirmed
  if (decided === 0) return 'none'
  return { share: notConfirmed / decided, interval: shareInterval(notConfirmed, decided) }
}

import { unconfirmedShare } from '#honours'
import type { VerdictCounts } from '#honours/model'
import { formatShare } from '#kernel/russian-text'

/** `18,2 % (от 5,2 % до 40,3 %)` of those not confirmed among the decided. */
export function shareWords(counts: VerdictCounts): string {
  const share = unconfirmedShare(counts)
  if (share === 'none') return '–'
  return `${formatShare(share.share)} (от ${formatShare(share.interval[0])} до ${formatShare(share.interval[1])})`
}

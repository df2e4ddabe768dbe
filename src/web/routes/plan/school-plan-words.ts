import type { ReviewState } from '#plan/model'
import type { Tone } from '../../ui/chip.tsx'

export const reviewTones: Readonly<Record<ReviewState | 'none', Tone>> = {
  none: 'plain',
  draft: 'plain',
  sent: 'info',
  returned: 'look',
  accepted: 'ok',
}

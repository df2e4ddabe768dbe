import { unreachable } from '#kernel/assert'
import type { TaskLevel } from '#procedures/model'
import type { Zone, ZoneRule } from './analysis-model.ts'

/** Levels of task performance, shown with their source wherever they judge (methodology, 1.1 row 10). */
export const publishedZones: ZoneRule = {
  basic: { sufficient: 0.6, insufficient: 0.57 },
  advanced: { sufficient: 0.3, insufficient: 0.285 },
  source: {
    kind: 'published',
    text: 'ФИОКО, рекомендации по анализу результатов ВПР для образовательных организаций, 2026, с. 6 и 17: базовый уровень 60 ± 3 %, повышенный и высокий 30 ± 1,5 % (приведено по вторичному источнику).',
  },
}

/** Pure. The zone of a share of performance 0…1; a task of unknown level has none. */
export function zoneOf(level: TaskLevel, share: number | 'unknown', rule: ZoneRule = publishedZones): Zone {
  if (share === 'unknown') return 'unknown'
  switch (level) {
    case 'basic':
      return zoneBetween(share, rule.basic)
    case 'advanced':
    case 'high':
      return zoneBetween(share, rule.advanced)
    case 'unknown':
      return 'unknown'
    default:
      return unreachable(level)
  }
}

function zoneBetween(share: number, { sufficient, insufficient }: ZoneRule['basic']): Zone {
  if (share >= sufficient) return 'sufficient'
  return share < insufficient ? 'insufficient' : 'border'
}

import { unreachable } from '#kernel/assert'
import { Chip } from '../../ui/chip.tsx'
import type { AreaStatus } from './family-words.ts'

/** The three outcomes of the screening; none of them is a verdict. */
export function StatusChip({ status }: { status: AreaStatus }) {
  switch (status) {
    case 'look':
      return <Chip tone="look">требует уточнения</Chip>
    case 'quiet':
      return <Chip>признаков нет</Chip>
    case 'not-enough':
      return <Chip>данных мало</Chip>
    default:
      return unreachable(status)
  }
}

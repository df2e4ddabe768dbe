import { unreachable } from '#kernel/assert'
import { Chip } from '../../ui/chip.tsx'
import type { AreaStatus } from './family-words.ts'

/** The outcomes of the screening; none of them is a verdict. */
export function StatusChip({ status }: { status: AreaStatus }) {
  switch (status) {
    case 'look':
      return <Chip tone="look">требует уточнения</Chip>
    case 'some-works':
      return <Chip tone="look">уточнить отдельные работы</Chip>
    case 'quiet':
      return <Chip>признаков нет</Chip>
    case 'not-enough':
      return <Chip>данных мало</Chip>
    default:
      return unreachable(status)
  }
}

import { Chip } from '../../ui/chip.tsx'
import { type AreaStatus, statusWords } from './family-words.ts'

/** The outcomes of the screening; none of them is a verdict. */
export function StatusChip({ status }: { status: AreaStatus }) {
  const calls = status === 'look' || status === 'some-works'
  return <Chip tone={calls ? 'look' : 'plain'}>{statusWords[status]}</Chip>
}

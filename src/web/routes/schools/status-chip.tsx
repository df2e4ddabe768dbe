import { counted } from '#kernel/russian-text'
import { Chip } from '../../ui/chip.tsx'
import { type AreaStatus, statusWords } from './family-words.ts'

/** The outcomes of the screening; none of them is a verdict. Too few works are said with how many would be enough. */
export function StatusChip({ status, needed = 'unknown' }: { status: AreaStatus; needed?: number | 'unknown' }) {
  const calls = status === 'look' || status === 'some-works'
  return (
    <>
      <Chip tone={calls ? 'look' : 'plain'}>{statusWords[status]}</Chip>
      {status === 'not-enough' && needed !== 'unknown' && (
        <span className="note"> хватило бы около {counted(needed, 'работы', 'работ', 'работ')}</span>
      )}
    </>
  )
}

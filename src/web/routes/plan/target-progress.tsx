import type { CountedTarget } from '#plan'
import { targetStateTitles } from '#plan/model'
import { Chip } from '../../ui/chip.tsx'
import { reachedText, targetTones } from './target-words.ts'

/** How far a promised number is, as a strip and in words. */
export function TargetProgress({ target }: { target: Pick<CountedTarget, 'target' | 'count' | 'state' | 'reached'> }) {
  const { reached, state } = target
  const share = reached === null || target.target.value === 0 ? null : Math.min(1, reached / target.target.value)
  return (
    <>
      {share !== null && state !== 'exceeded' && (
        <span className="meter" aria-hidden="true">
          <i style={{ width: `${share * 100}%` }} />
        </span>
      )}
      <span className="note">{reachedText(target)}</span>{' '}
      <Chip tone={targetTones[state]}>{targetStateTitles[state]}</Chip>
    </>
  )
}

import type { CountedTarget } from '#plan'
import { targetStateTitles } from '#plan/model'
import { formatNumber } from '#kernel/russian-text'
import { Chip } from '../../ui/chip.tsx'
import { reachedText, targetTones } from './target-words.ts'

/**
 * How far a promised number is, as a strip and in words. A school is shown what it adds itself: the promise is that of
 * all schools together.
 */
export function TargetProgress(props: {
  target: Pick<CountedTarget, 'target' | 'count' | 'state' | 'reached'>
  below: boolean
}) {
  const { reached, state, target, count } = props.target
  if (props.below && target.unit === 'count' && count !== null) {
    return <span className="note">вклад школы: {formatNumber(count.number)}</span>
  }
  const share = reached === null || target.value === 0 ? null : Math.min(1, reached / target.value)
  return (
    <>
      {share !== null && state !== 'exceeded' && (
        <span className="meter" aria-hidden="true">
          <i style={{ width: `${share * 100}%` }} />
        </span>
      )}
      <span className="note">{reachedText(props.target)}</span>{' '}
      <Chip tone={targetTones[state]}>{targetStateTitles[state]}</Chip>
    </>
  )
}

import { type StageState, stageStateTitles } from '#calendar/model'
import type { IsoDate } from '#kernel/clock'
import { Chip, type Tone } from '../../ui/chip.tsx'
import { shortStretch } from './event-words.ts'

const tones: Readonly<Record<StageState, Tone>> = {
  done: 'ok',
  'done-late': 'look',
  late: 'late',
  waiting: 'plain',
}

/** How a stage stands in a school; the day it was marked on is said beside it. */
export function StageChip({ state, on }: { state: StageState; on: IsoDate | null }) {
  return (
    <Chip tone={tones[state]}>
      {stageStateTitles[state]}
      {on !== null && ` ${shortStretch(on, on)}`}
    </Chip>
  )
}

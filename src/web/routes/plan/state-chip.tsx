import { type ExecutionState, executionStateTitles } from '#plan/model'
import { Chip, type Tone } from '../../ui/chip.tsx'

const tones: Readonly<Record<ExecutionState, Tone>> = {
  'not-started': 'plain',
  'in-work': 'plain',
  submitted: 'info',
  returned: 'look',
  accepted: 'ok',
  'not-required': 'plain',
  paused: 'plain',
}

/** The state in its own word; what is late says so first. */
export function StateChip({ state, late = false }: { state: ExecutionState; late?: boolean }) {
  if (late) return <Chip tone="late">просрочено, {executionStateTitles[state]}</Chip>
  return <Chip tone={tones[state]}>{executionStateTitles[state]}</Chip>
}

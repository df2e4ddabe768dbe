import type { IsoDate } from '#kernel/clock'
import { type Execution, openStates } from '#plan/model'

/** Open, and the date of control has passed: what was submitted is no longer late. */
export function isLate({ state, controlDate }: Pick<Execution, 'state' | 'controlDate'>, today: IsoDate): boolean {
  return controlDate !== null && controlDate < today && openStates.includes(state)
}

import type { TaskSpec } from '#procedures/model'

/** What may be wrong with the task scores of one work. */
export type TaskScoresFault = 'tasks-count' | 'task-score'

const newline = 10
const space = 32
const zero = 48
const nine = 57
const isDigit = (code: number) => code >= zero && code <= nine
/** X, x and the Cyrillic Х, х that people type instead. */
const isNotAttempted = (code: number) => code === 88 || code === 120 || code === 0x425 || code === 0x445

/**
 * Reads task scores (`1 0 X 2`) by character codes: this runs for every work of a region.
 *
 * @param into takes the scores, X as 0, from position `at` on; it must have room for all tasks
 * @returns the sum; `none` where there are no scores
 */
export function readTaskScores(
  text: string,
  tasks: readonly TaskSpec[],
  into: Uint8Array,
  at: number,
): number | 'none' | TaskScoresFault {
  let sum = 0
  let position = 0
  let value = -1
  for (let next = 0; ; next++) {
    const code = next < text.length ? text.charCodeAt(next) : newline
    if (isDigit(code)) {
      value = (value < 0 ? 0 : value * 10) + code - zero
    } else if (code === space || code === newline) {
      if (value >= 0) {
        const task = tasks[position]
        if (task === undefined) return 'tasks-count'
        if (value > task.max) return 'task-score'
        into[at + position] = value
        sum += value
        position++
        value = -1
      }
      if (code === newline) break
    } else if (isNotAttempted(code) && value < 0 && !isDigit(text.charCodeAt(next + 1))) {
      value = 0
    } else {
      return 'task-score'
    }
  }
  if (position === 0) return 'none'
  return position === tasks.length ? sum : 'tasks-count'
}

import type { TaskSpec } from '#procedures/model'

const space = 32
const zero = 48
const nine = 57
/** X, x and the Cyrillic Х, х that people type instead. */
const notAttempted = new Set([88, 120, 0x425, 0x445])

/**
 * Scores of the tasks as `works` files write them («1 0 X 2»), summed and checked against the tasks' maxima.
 * Read by character codes: this runs once for every work of a country.
 */
export function readTaskScores(text: string, tasks: readonly TaskSpec[]): number | 'wrong-count' | 'wrong-score' {
  let sum = 0
  let position = 0
  let value = -1
  for (let i = 0; i <= text.length; i++) {
    const code = i === text.length ? space : text.charCodeAt(i)
    if (code >= zero && code <= nine) {
      value = (value < 0 ? 0 : value * 10) + (code - zero)
    } else if (notAttempted.has(code) && value < 0) {
      value = 0
    } else if (code === space) {
      if (value < 0) continue
      const task = tasks[position]
      if (task === undefined) return 'wrong-count'
      if (value > task.max) return 'wrong-score'
      sum += value
      position++
      value = -1
    } else {
      return 'wrong-score'
    }
  }
  return position === tasks.length ? sum : 'wrong-count'
}

import type { TaskSpec } from '#procedures/model'

/** What may be wrong with the task scores of one work. */
export type TaskScoresFault = 'tasks-count' | 'task-score'

const newline = 10
const space = 32
const zero = 48
const nine = 57
/** X, x and the Cyrillic Х, х that people type instead. */
const isNotAttempted = (code: number) => code === 88 || code === 120 || code === 0x425 || code === 0x445

/**
 * Reads task scores (`1 0 X 2`) from `from` to the end of the line by character codes: this runs for every work of a
 * country.
 *
 * @param into takes the scores, X as 0, from position `at` on; it must have room for all tasks
 * @returns the sum; `none` where the line has no scores
 */
export function readTaskScores(
  text: string,
  from: number,
  tasks: readonly TaskSpec[],
  into: Uint8Array,
  at: number,
): number | 'none' | TaskScoresFault {
  let sum = 0
  let position = 0
  let value = -1
  for (let next = from; ; next++) {
    const code = next < text.length ? text.charCodeAt(next) : newline
    if (code >= zero && code <= nine) {
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
    } else if (isNotAttempted(code) && value < 0) {
      value = 0
    } else {
      return 'task-score'
    }
  }
  if (position === 0) return 'none'
  return position === tasks.length ? sum : 'tasks-count'
}

const chunkBytes = 1_048_576

/** Collects the task scores of one class after another, in few large pieces of memory. */
export class TaskScorePacker {
  #scratch = new Uint8Array(4096)
  #used = 0
  #chunk = new Uint8Array(0)
  #free = 0

  /** Where the scores of the next work are written; they count once `keep` is called. */
  room(tasks: number): { readonly into: Uint8Array; readonly at: number } {
    if (this.#used + tasks > this.#scratch.length) {
      const wider = new Uint8Array(2 * (this.#used + tasks))
      wider.set(this.#scratch)
      this.#scratch = wider
    }
    return { into: this.#scratch, at: this.#used }
  }

  keep(tasks: number): void {
    this.#used += tasks
  }

  /**
   * The works kept since the last call, in an order of their own (by scores), so that sums over them do not depend on the
   * order in which a store or a file gave them. Undefined where none was kept.
   */
  finish(tasks: number): Uint8Array | undefined {
    const used = this.#used
    this.#used = 0
    if (used === 0) return undefined
    if (this.#free + used > this.#chunk.length) {
      this.#chunk = new Uint8Array(Math.max(chunkBytes, used))
      this.#free = 0
    }
    const packed = this.#chunk.subarray(this.#free, this.#free + used)
    this.#free += used
    const scores = this.#scratch
    const order = Array.from({ length: used / tasks }, (_, work) => work * tasks)
    order.sort((a, b) => {
      for (let j = 0; j < tasks; j++) {
        const difference = scores[a + j]! - scores[b + j]!
        if (difference !== 0) return difference
      }
      return 0
    })
    order.forEach((start, work) => packed.set(scores.subarray(start, start + tasks), work * tasks))
    return packed
  }
}

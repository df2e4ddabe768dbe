import type { TaskSpec } from '#procedures/model'
import { LineCursor, type Fault } from './dataset/work-line.ts'

const encoder = new TextEncoder()
const cursor = new LineCursor()
let line = new Uint8Array(1024)

/**
 * Task scores of one work from the store (`1 0 X 2`), read as those of a file are.
 *
 * @param into takes the scores, X as 0, from position `at` on; it must have room for all tasks
 * @returns the sum; `none` where there are no scores
 */
export function readTaskScores(
  text: string,
  tasks: readonly TaskSpec[],
  into: Uint8Array,
  at: number,
): number | 'none' | Fault {
  // A character takes at most three bytes of UTF-8.
  if (line.length < 3 * text.length + 1) line = new Uint8Array(6 * text.length)
  const { written } = encoder.encodeInto(text, line)
  line[written] = newline
  cursor.bytes = line
  cursor.at = 0
  return cursor.taskScores({ tasks }, into.subarray(at))
}

const newline = 10

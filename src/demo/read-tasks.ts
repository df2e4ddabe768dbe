import { assert } from '#kernel/assert'
import { parseWhole } from '#kernel/parse-number'
import type { TaskSpec } from '#procedures/model'

const levels = { b: 'basic', a: 'advanced', h: 'high' } as const
const responses = { s: 'short', o: 'open' } as const

/** Reads `1К1 4bo 2 1bs`: label, then maximum, level (b, a, h) and response (s, o). */
export function readTasks(text: string): readonly TaskSpec[] {
  const words = text.split(' ')
  return Array.from({ length: words.length / 2 }, (_, index) => {
    const label = words[index * 2]!
    const code = /^(\d)([bah])([so])$/.exec(words[index * 2 + 1]!)
    assert(code !== null, `readTasks: wrong code of task ${label}`)
    const max = parseWhole(code[1]!)
    assert(max !== undefined && max >= 1, `readTasks: wrong maximum of task ${label}`)
    return { label, max, level: levels[code[2] as 'b' | 'a' | 'h'], response: responses[code[3] as 's' | 'o'] }
  })
}

import { ok, type Result } from '#kernel/result'
import type { Output } from '../command.ts'
import { writeWhole } from '../write-whole.ts'

/** Writes the answer of a command where `--json` said: to a file, or to standard output for `-`. */
export function writeJson(target: string, answer: unknown, output: Output): Result<void, string> {
  const text = JSON.stringify(answer, undefined, 2)
  if (target === '-') {
    output.out(text)
    return ok(undefined)
  }
  return writeWhole([{ target, content: `${text}\n` }])
}

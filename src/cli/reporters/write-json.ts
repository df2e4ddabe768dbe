import { writeFileSync } from 'node:fs'
import { err, ok, type Result } from '#kernel/result'
import type { Output } from '../command.ts'

/** Writes the answer of a command where `--json` said: to a file, or to standard output for `-`. */
export function writeJson(target: string, answer: unknown, output: Output): Result<void, string> {
  const text = JSON.stringify(answer, undefined, 2)
  if (target === '-') {
    output.out(text)
    return ok(undefined)
  }
  try {
    writeFileSync(target, `${text}\n`)
    return ok(undefined)
  } catch (error) {
    return err(`Не удалось записать ${target}: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { StoreLocation } from '#db'

export interface ReminderWish {
  readonly url: string
  /** What the clock of the program begins with. */
  readonly start: string
  /** Hears each word of the program: `began`, `made`, `done`. */
  readonly onWord?: (word: string, child: ChildProcess) => void
}

/** Runs the reminding program to its end, be it good or violent; answers what it wrote to its errors. */
export async function runReminder(
  location: StoreLocation,
  { url, start, onWord = () => {} }: ReminderWish,
): Promise<string> {
  const program = join(import.meta.dirname, 'reminder.process.ts')
  const child = spawn(process.execPath, [program, JSON.stringify(location), url, start], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const errors: string[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  createInterface(child.stdout).on('line', (word) => onWord(word, child))
  await once(child, 'close')
  return errors.join('')
}

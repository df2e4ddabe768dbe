import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { StoreLocation } from '#db'

export interface SaverOutcome {
  /** Names whose saving was acknowledged. */
  readonly kept: readonly string[]
  /** Kind of the store's failure, where it ended by one. */
  readonly failed: string | undefined
  readonly errors: string
}

export interface SaverWish {
  readonly prefix: string
  readonly count: number
  /** Called after each acknowledgement with how many there are; `kill` is SIGKILL. */
  readonly onKept?: (kept: number, kill: () => void) => void
  /** Words of the shell before the program: `ulimit -f 100;`. */
  readonly shell?: string
}

/** Runs the saving program to its end, be it good or violent. */
export async function runSaver(location: StoreLocation, wish: SaverWish): Promise<SaverOutcome> {
  const program = [
    process.execPath,
    join(import.meta.dirname, 'saver.process.ts'),
    JSON.stringify(location),
    wish.prefix,
    String(wish.count),
  ]
  const [command = '', ...args] =
    wish.shell === undefined ? program : ['/bin/bash', '-c', `${wish.shell} exec "$@"`, 'bash', ...program]
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const kept: string[] = []
  let failed: string | undefined
  const errors: string[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  createInterface(child.stdout).on('line', (line) => {
    const [word, text = ''] = line.split(' ')
    if (word === 'failed') failed = text
    if (word !== 'kept') return
    kept.push(text)
    wish.onKept?.(kept.length, () => child.kill('SIGKILL'))
  })
  await once(child, 'close')
  return { kept, failed, errors: errors.join('') }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface CommandOutcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const program = join(import.meta.dirname, '..', '..', 'src/cli/main.ts')

/** `obyektiv WORDS…` as a program of its own, with nothing of our environment but the PATH. */
export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CommandOutcome> {
  const child = spawn(process.execPath, [program, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', ...environment },
  })
  const said: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] }
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.stdout.push(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.stderr.push(text))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout: said.stdout.join(''), stderr: said.stderr.join('') }
}

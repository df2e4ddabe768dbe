import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { temporaryDatabase } from '../../support/temporary-database.ts'

export interface RunningServer extends AsyncDisposable {
  /** `http://localhost:PORT`, without a trailing slash. */
  readonly origin: string
  readonly dataFolder: string
  readonly pid: number
  /** What the program wrote to its log so far. */
  log(): string
  /** As a power cut would: no goodbye. */
  kill(): Promise<void>
}

export interface ServerWish {
  readonly engine?: 'sqlite' | 'postgres'
  /** An existing data folder, to start again on what an earlier server left; kept when this server is disposed. */
  readonly dataFolder?: string
  readonly environment?: Readonly<Record<string, string>>
}

const root = join(import.meta.dirname, '..', '..', '..')

/** The real program, as `npm start` runs it, on a free port and an empty data folder; it waits until pages answer. */
export async function startServer(wish: ServerWish = {}): Promise<RunningServer> {
  const dataFolder = wish.dataFolder ?? mkdtempSync(join(tmpdir(), 'obyektiv-e2e-'))
  const database = wish.engine === 'postgres' ? await temporaryDatabase() : undefined
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'serve'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      HOST: '127.0.0.1',
      OBYEKTIV_DATA: dataFolder,
      LOG_LEVEL: 'warn',
      ...(database === undefined ? {} : { DATABASE_URL: database.url }),
      ...wish.environment,
    },
  })
  const lines: string[] = []
  createInterface(child.stderr).on('line', (line) => lines.push(line))
  const stop = (signal: NodeJS.Signals): Promise<void> => stopChild(child, signal)
  const dispose = async (): Promise<void> => {
    await stop('SIGTERM')
    await database?.[Symbol.asyncDispose]()
    if (wish.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    const origin = await announcedOrigin(child, lines)
    return {
      origin,
      dataFolder,
      pid: child.pid ?? 0,
      log: () => lines.join('\n'),
      kill: () => stop('SIGKILL'),
      [Symbol.asyncDispose]: dispose,
    }
  } catch (error) {
    await dispose()
    throw error
  }
}

/** The line that tells people where to go is also what tells the test. */
function announcedOrigin(child: ChildProcess, log: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('announcedOrigin: the child has no standard output')
    createInterface(child.stdout).on('line', (line) => {
      const origin = /https?:\/\/localhost:\d+/.exec(line)?.[0]
      if (origin !== undefined) resolve(origin.replace('localhost', '127.0.0.1'))
    })
    child.once('close', () => reject(new Error(`startServer: the program ended before it served:\n${log.join('\n')}`)))
  })
}

async function stopChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

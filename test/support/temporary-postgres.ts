import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryPostgres extends AsyncDisposable {
  readonly url: string
}

/**
 * A PostgreSQL of the tests' own: empty, on a free port of 127.0.0.1, gone when disposed. The server refuses to run
 * as root, so root starts it as `postgres` (Debian's user) or `nobody`.
 */
export async function startTemporaryPostgres(binaries: string): Promise<TemporaryPostgres> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-postgres-'))
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const port = await freePort()
  const data = join(folder, 'data')
  const asUser = { cwd: folder, ...user }
  execFileSync(
    join(binaries, 'initdb'),
    ['--pgdata', data, '--username=obyektiv', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...asUser, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  // Durability tests kill our own processes, never this server, so it may leave out the waits for the disk.
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=200',
  ]
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...asUser,
    stdio: 'ignore',
  })
  // Whatever ends this process, the server goes with it.
  const cutDown = (): void => {
    server.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', cutDown)
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null) {
      const gone = once(server, 'exit')
      server.kill('SIGINT')
      await gone
    }
    process.off('exit', cutDown)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilReady(binaries, port, () => server.exitCode)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `postgres://obyektiv@127.0.0.1:${port}/postgres`, [Symbol.asyncDispose]: stop }
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number.parseInt(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString(), 10)
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // No such user on this machine: try the next.
    }
  }
  throw new Error('unprivilegedUser: neither postgres nor nobody exists, and PostgreSQL does not run as root')
}

async function untilReady(binaries: string, port: number, exitCode: () => number | null): Promise<void> {
  const giveUpAt = performance.now() + 60_000
  for (;;) {
    try {
      execFileSync(join(binaries, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-q'], { stdio: 'ignore' })
      return
    } catch {
      if (exitCode() !== null) throw new Error(`startTemporaryPostgres: the server stopped with ${exitCode()}`)
      if (performance.now() > giveUpAt) throw new Error('startTemporaryPostgres: the server did not answer in 60 s')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { openApp, readProcessConfig } from '#app'
import { StoreFailure } from '#db'
import { createPagesServer } from '#web/server'
import { buildPagesIfStale, packageRoot } from '../build-pages.ts'
import type { Command, ExitCode, Output } from '../command.ts'
import { parseFlags, strayWord } from '../parse-flags.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'Запускает веб-платформу (это же делает npm start)',
  usage: 'serve    (порт берётся из PORT, папка данных из OBYEKTIV_DATA, PostgreSQL из DATABASE_URL)',
  run: async (args, output) => {
    const flags = parseFlags(args, {})
    const wrong = flags.ok ? strayWord(flags.value.positionals) : flags.error
    if (wrong !== undefined) {
      output.err(wrong)
      return 2
    }
    const config = readProcessConfig()
    if (!config.ok) {
      output.err(config.error)
      return 2
    }
    const built = await buildPagesIfStale((line) => output.out(line))
    if (!built.ok) {
      output.err(built.error)
      return 2
    }
    try {
      await using app = await openApp(config.value)
      return await listenUntilStopped(app, output)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      output.err(error.message)
      return 2
    }
  },
}

async function listenUntilStopped(app: Awaited<ReturnType<typeof openApp>>, output: Output): Promise<ExitCode> {
  const build = await import(join(packageRoot, 'build', 'server', 'index.js'))
  const server = createPagesServer(app, { build, clientFolder: join(packageRoot, 'build', 'client') })
  const failure = once(server, 'error')
  server.listen(app.config.port, app.config.host)
  const first = await Promise.race([once(server, 'listening').then(() => 'listening' as const), failure])
  if (first !== 'listening') {
    const [error] = first as [NodeJS.ErrnoException]
    output.err(portSentence(app.config.port, error))
    return 2
  }
  const { port } = server.address() as AddressInfo
  await using _worker = app.startWorker()
  output.out(`Объектив работает: http://localhost:${port} (данные: ${placeOf(app.config)})`)
  const signal = await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  app.log.info({ signal: signal[0] }, 'stopping')
  server.close()
  server.closeAllConnections()
  return 0
}

function portSentence(port: number, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Порт ${port} занят другой программой: задайте другой, например PORT=3001 npm start.`
    case 'EACCES':
      return `Порт ${port} система не даёт открыть: задайте другой, например PORT=3000 npm start.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'На этом компьютере нет адреса из HOST: исправьте его или уберите.'
    default:
      return `Не удалось открыть порт ${port}: ${error.message}`
  }
}

function placeOf(config: Awaited<ReturnType<typeof openApp>>['config']): string {
  return config.store.engine === 'sqlite' ? config.store.file : 'PostgreSQL'
}

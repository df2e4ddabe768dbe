/**
 * How fast the heaviest lists of the web are served: the real program on a region of 1,000 schools and about 300,000 works,
 * asked by signed-in people over kept connections of this machine.
 * Usage: node bench/serve-pages.ts FOLDER [--connections 12] [--seconds 8] [--only /schools]
 * The store is made in FOLDER once (about two minutes) and used again afterwards.
 */
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { startServer } from '../test/e2e/support/start-server.ts'
import { benchPassword, benchPeople, plantRegion } from './plant-region.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    connections: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
  },
})
const [folder] = positionals
if (folder === undefined) throw new Error('serve-pages: name the folder of the store')
const connections = Math.min(16, Math.max(1, Number.parseInt(values.connections, 10)))
const seconds = Math.min(30, Math.max(1, Number.parseInt(values.seconds, 10)))

const pages: readonly { readonly path: string; readonly as: string }[] = [
  { path: '/schools', as: 'municipal-coordinator' },
  { path: '/schools', as: 'regional-analyst' },
  { path: '/analysis', as: 'municipal-coordinator' },
  { path: '/analysis', as: 'regional-analyst' },
  { path: '/data', as: 'municipal-coordinator' },
  { path: '/settings/organisations', as: 'municipal-coordinator' },
]

await plantRegion(folder)
await using server = await startServer({ dataFolder: folder })
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const cookies = new Map<string, string>()
for (const { role, email } of benchPeople) cookies.set(role, await signIn(email))

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${connections} connections, ${seconds} s each`,
)
for (const { path, as } of pages.filter((page) => page.path.startsWith(values.only))) {
  const cookie = cookies.get(as)!
  await load(path, cookie, 1.5)
  const cpuBefore = cpuSeconds(server.pid)
  const { times, bytes, spent } = await load(path, cookie, seconds)
  const cpu = ((cpuSeconds(server.pid) - cpuBefore) * 1000) / times.length
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): string => `${Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)} ms`
  console.log(
    `${path} as ${as}: ${(times.length / spent).toFixed(0)} requests/s, p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, ${cpu.toFixed(1)} ms of processor each, ${Math.round(bytes / 1000)} kB gzipped`,
  )
}
agent.destroy()

async function load(path: string, cookie: string, duration: number) {
  const times: number[] = []
  let bytes = 0
  const started = performance.now()
  const worker = async (): Promise<void> => {
    while (performance.now() - started < duration * 1000) {
      const since = performance.now()
      bytes = await get(path, cookie)
      times.push(performance.now() - since)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return { times, bytes, spent: (performance.now() - started) / 1000 }
}

/** One page as a browser asks for it; gives the bytes that came over the wire. */
function get(path: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(server.origin + path, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(bytes)
        else reject(new Error(`${path}: ${answer.statusCode}`))
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** Processor time of a process so far, all threads: what a busy machine cannot spoil as it does the waiting times. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const ticksPerSecond = 100
  return (Number.parseInt(fields[11]!, 10) + Number.parseInt(fields[12]!, 10)) / ticksPerSecond
}

async function signIn(email: string): Promise<string> {
  const answer = await fetch(`${server.origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email, password: benchPassword }),
  })
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  if (answer.status !== 302) throw new Error(`sign-in as ${email}: ${answer.status}`)
  return cookie.join('; ')
}

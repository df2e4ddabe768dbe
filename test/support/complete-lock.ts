import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `node test/support/complete-lock.ts` after `npm install`: a registry mirror may lack binaries for platforms nobody
 * here uses; npm then leaves them out of the lock, and `npm ci` refuses such a lock. This adds the entries, by what the
 * packages themselves ask for. npm fetches an entry only on the platform it names.
 */

export interface LockEntry {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>
}

/** Optional packages that some package of the lock asks for by exact version and the lock does not list. */
export function missingFromLock(lock: Lock): ReadonlyMap<string, LockEntry> {
  const missing = new Map<string, LockEntry>()
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (listed(lock, path, name) || !/^\d/.test(version)) continue
      missing.set(`node_modules/${name}`, { version, optional: true, ...platformOf(name) })
    }
  }
  return missing
}

function listed(lock: Lock, path: string, name: string): boolean {
  const nested = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`
  return nested in lock.packages || `node_modules/${name}` in lock.packages
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'aix', 'netbsd', 'openbsd', 'sunos']
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32']

/** Names of binary packages end with the platform: `…-linux-x64-musl`. */
function platformOf(name: string): LockEntry {
  const words = name.split(/[-/]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : []
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(libc.length > 0 ? { libc } : {}),
  }
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '..', '..', 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  const missing = missingFromLock(lock)
  const [root, ...rest] = [...Object.entries(lock.packages), ...missing]
  const sorted = rest.toSorted(([one], [other]) => one.localeCompare(other, 'en'))
  const packages = Object.fromEntries(root === undefined ? sorted : [root, ...sorted])
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`)
  console.log(`${missing.size} entries added`)
}

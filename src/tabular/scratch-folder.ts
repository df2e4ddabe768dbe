import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for what the memory cannot hold. Gone once disposed of, and when the command is interrupted. */
export interface ScratchFolder extends Disposable {
  readonly path: string
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const standing = new Set<string>()

export function openScratchFolder(name: string): ScratchFolder {
  const path = mkdtempSync(join(tmpdir(), `obyektiv-${name}-`))
  if (standing.size === 0) for (const signal of signals) process.on(signal, removeAndEnd)
  standing.add(path)
  return {
    path,
    [Symbol.dispose]() {
      remove(path)
      if (standing.delete(path) && standing.size === 0) stopListening()
    },
  }
}

/** A country leaves gigabytes: they must not outlive whoever asked for them. */
function removeAndEnd(signal: NodeJS.Signals): void {
  // A server brings its work to an end by itself, and with it these folders.
  if (process.listenerCount(signal) > 1) return
  for (const path of standing) remove(path)
  stopListening()
  process.kill(process.pid, signal)
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, removeAndEnd)
}

/** Another thread may still write there for a moment. */
const remove = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 })

/** What keeps scratch data from being written, as one Russian sentence; undefined for any other fault. */
export function scratchFaultSentence(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `На диске не хватает места для промежуточных данных (папка «${tmpdir()}»).`
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Промежуточные данные не записать в папку «${tmpdir()}»: её нет, или нет права на запись.`
    default:
      return undefined
  }
}

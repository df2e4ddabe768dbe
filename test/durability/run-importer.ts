import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { StoreLocation } from '#db'

export interface ImporterOutcome {
  /** Ids whose import, and whose undoing, were acknowledged. */
  readonly imported: readonly string[]
  readonly undone: readonly string[]
  readonly errors: string
}

/** Runs the importing program and kills it `afterMs` after its `afterKept`-th acknowledgement. */
export async function runImporter(
  location: StoreLocation,
  { prefix, afterKept, afterMs }: { readonly prefix: string; readonly afterKept: number; readonly afterMs: number },
): Promise<ImporterOutcome> {
  const program = join(import.meta.dirname, 'importer.process.ts')
  const child = spawn(process.execPath, [program, JSON.stringify(location), prefix], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard = { imported: [] as string[], undone: [] as string[] }
  const errors: string[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  let kept = 0
  createInterface(child.stdout).on('line', (line) => {
    const [word, id = ''] = line.split(' ')
    heard[word === 'undone' ? 'undone' : 'imported'].push(id)
    kept++
    if (kept === afterKept) setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  await once(child, 'close')
  return { ...heard, errors: errors.join('') }
}

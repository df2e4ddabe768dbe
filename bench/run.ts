import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `npm run bench [name…]`: every measurement of the project, or those named. Big inputs are made once and kept in the temporary folder. */
const cache = join(tmpdir(), 'obyektiv-bench')
const dataset = join(cache, 'dataset-1200000')
const here = import.meta.dirname

interface Bench {
  readonly name: string
  /** Makes what the measurement reads, unless it is there. */
  readonly prepare?: { readonly makes: string; readonly words: readonly string[] }
  readonly words: readonly string[]
  /** Reads the reference data that may not be copied here: left out of a run of all where OBYEKTIV_SHARED names no folder. */
  readonly needsShared?: boolean
}

const benches: readonly Bench[] = [
  { name: 'read-table', words: ['read-table.ts'] },
  { name: 'import-file', words: ['import-file.ts', '50000'] },
  { name: 'import-works', words: ['import-works.ts', '50000', '100'] },
  { name: 'screen-scale', words: ['screen-scale.ts'] },
  {
    name: 'screen-dataset',
    prepare: { makes: dataset, words: ['make-dataset.ts', dataset, '--works', '1200000', '--tasks', '20'] },
    words: ['screen-dataset.ts', dataset],
  },
  { name: 'serve-pages', words: ['serve-pages.ts', join(cache, 'region')] },
  { name: 'read-deadlines', words: ['read-deadlines.ts'] },
  { name: 'plan-lists', words: ['plan-lists.ts'] },
  { name: 'assign', words: ['assign.ts'] },
  { name: 'power', words: ['power.ts', '40', '6001'] },
  { name: 'power-screening', words: ['power-screening.ts', '40', '100', '1', '30001'] },
  { name: 'power-patterns', words: ['power-patterns.ts', '8', '100', '3000'] },
  { name: 'power-honours', words: ['power-honours.ts', '1000', '20261122'] },
  { name: 'two-stage', words: ['two-stage.ts', '1000', '12', '6101'] },
  { name: 'power-real-answers', words: ['power-real-answers.ts', '40', '103', '10', '6001'], needsShared: true },
  { name: 'calibration-real', words: ['calibration-real.ts', '20', '6001'], needsShared: true },
  { name: 'demo-realism', words: ['demo-realism.ts'] },
]

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => benches.every((bench) => bench.name !== name))
if (unknown.length > 0) {
  console.error(`bench: unknown ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`)
  process.exitCode = 2
} else {
  mkdirSync(cache, { recursive: true })
  for (const { name, prepare, words } of benches.filter(isAsked)) {
    console.log(`\n== ${name}`)
    if (prepare !== undefined && !existsSync(prepare.makes)) await run(prepare.words)
    if ((await run(words)) !== 0) process.exitCode = 1
  }
}

function isAsked({ name, needsShared }: Bench): boolean {
  return asked.length === 0
    ? needsShared !== true || process.env['OBYEKTIV_SHARED'] !== undefined
    : asked.includes(name)
}

function run([file, ...words]: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(here, file ?? ''), ...words], { stdio: 'inherit' })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

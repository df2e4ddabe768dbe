/**
 * Time and memory of `obyektiv screen FOLDER --json FILE` as a person runs it, at several sizes, beside a bare scan of the same
 * file by DuckDB and beside the R pipeline (docs/methods/scale.md).
 * Usage: node bench/screen-scale.ts [WORKS…]       by default 300000 1200000 4800000; 30000000 is a country
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBulkStore } from '#tabular'

const root = join(import.meta.dirname, '..')
const cache = join(tmpdir(), 'obyektiv-bench')
/** Seconds of the R pipeline for 1.2 million works × 20 tasks, one thread, without writing sentences (forensics, section 6). */
const secondsOfR = 16.8

const sizes = process.argv.slice(2).map(Number)
mkdirSync(cache, { recursive: true })
console.log('works      file   screen     per work  peak     answer   bare scan  screen/scan  R/screen')
for (const works of sizes.length > 0 ? sizes : [300_000, 1_200_000, 4_800_000]) {
  const folder = join(cache, `dataset-${works}`)
  if (!existsSync(folder)) await run(['bench/make-dataset.ts', folder, '--works', String(works), '--tasks', '20'])
  const file = join(folder, 'works.csv')
  const scan = await bareScan(file)
  const answer = join(cache, 'answer.json')
  const { seconds, peakMb } = await run(['src/cli/main.ts', 'screen', folder, '--json', answer])
  const row = [
    String(works).padEnd(10),
    `${megabytes(file)} MB`.padEnd(8),
    `${seconds.toFixed(1)} s`.padEnd(10),
    `${((1e6 * seconds) / works).toFixed(1)} µs`.padEnd(9),
    `${peakMb.toFixed(0)} MB`.padEnd(8),
    `${megabytes(answer)} MB`.padEnd(8),
    `${scan.toFixed(2)} s`.padEnd(10),
    (seconds / scan).toFixed(1).padEnd(12),
    ((secondsOfR * works) / 1_200_000 / seconds).toFixed(1),
  ]
  console.log(row.join(' '))
  rmSync(answer)
}

function megabytes(file: string): string {
  return (statSync(file).size / 1e6).toFixed(0)
}

/** The least of three scans that touch every column. */
async function bareScan(file: string): Promise<number> {
  let least = Infinity
  for (let turn = 0; turn < 3; turn++) {
    await using store = await openBulkStore()
    const started = performance.now()
    await store.rows(
      `select count(*), sum(length(tasks)), sum(length(participant)), max(school), max(municipality), max(class),
        max(assessment), max(variant), max(journal_mark), max(mark), max(total)
      from read_csv('${file}', header = true, all_varchar = true)`,
    )
    least = Math.min(least, performance.now() - started)
  }
  return least / 1000
}

/** Runs a script of the project to its end. The screening answers 1 where something stands out. */
async function run(words: readonly string[]): Promise<{ readonly seconds: number; readonly peakMb: number }> {
  const tellPeak = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`
  const started = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(tellPeak)}`, ...words],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let told = ''
  child.stderr.on('data', (piece: Buffer) => (told += piece.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0 && code !== 1) throw new Error(`screen-scale: ${words.join(' ')} ended with ${code}: ${told}`)
  // Threads end with the same event; the greatest number is that of the whole process.
  const peaks = [...told.matchAll(/peak (\d+)/g)].map(([, kilobytes]) => Number(kilobytes) / 1024)
  return { seconds: (performance.now() - started) / 1000, peakMb: Math.max(...peaks) }
}

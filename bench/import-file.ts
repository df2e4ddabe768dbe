/**
 * The way of one big file through the program: a Ф1 workbook of 50,000 individual results is kept, read and checked in its
 * thread, and imported, by the jobs that the web runs. One process for each store, so that each tells its own peak of memory.
 * Usage: node bench/import-file.ts [works]   (PostgreSQL where OBYEKTIV_TEST_POSTGRES is set)
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations } from '#app'
import { temporaryStore, testPostgresUrl } from '#db/testing'
import type { Result } from '#kernel/result'
import { createNode } from '#organisations'
import { importUpload, loadStaged, readUploadJob, stageUpload } from '#results'
import {
  demoMarked,
  demoRussian4,
  demoRussian4Scale,
  demoWorks,
  fileBytes,
  individualFile,
} from '../test/support/federal-files.ts'

const [first = '50000', file = '', asked = ''] = process.argv.slice(2)
const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const
const schools = Array.from({ length: 100 }, (_, index) => `edu99${String(index + 1).padStart(4, '0')}`)

switch (first) {
  case 'make':
    makeFile(file, Number.parseInt(asked, 10))
    break
  case 'sqlite':
  case 'postgres':
    await importFile(first, file)
    break
  default: {
    const folder = mkdtempSync(join(tmpdir(), 'obyektiv-bench-'))
    const path = join(folder, 'individual.xlsx')
    run('make', path, first)
    run('sqlite', path)
    if (testPostgresUrl === undefined) console.log('postgres: left out, OBYEKTIV_TEST_POSTGRES is not set')
    else run('postgres', path)
    rmSync(folder, { recursive: true })
  }
}

function run(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [import.meta.filename, ...args], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`import-file ${args[0]}: ended with ${status}`)
}

function makeFile(path: string, works: number): void {
  const each = Math.ceil(works / schools.length / 0.95)
  let left = works
  const sections = schools.map((login, index) => {
    const own = demoMarked(demoWorks(demoRussian4, each, index), demoRussian4Scale).slice(0, left)
    left -= own.length
    return { login, name: `Синтетическая школа № ${index + 1}`, works: own }
  })
  const bytes = fileBytes(individualFile(demoRussian4, sections))
  writeFileSync(path, bytes)
  console.log(`${works - left} works of ${schools.length} schools, ${(bytes.length / 1e6).toFixed(1)} MB of XLSX`)
}

async function importFile(engine: 'sqlite' | 'postgres', path: string): Promise<void> {
  await using store = await temporaryStore(engine, migrations)
  const town = await store.write(async (tx) => {
    const region = must(
      await createNode(tx, act, { kind: 'region', parentId: null, code: 'reg99', name: 'Синтетическая область' }),
    )
    const municipality = { kind: 'municipality', parentId: region, code: 'reg99_m001', name: 'Демский округ' } as const
    const node = must(await createNode(tx, act, municipality))
    for (const [index, code] of schools.entries()) {
      const name = `Синтетическая школа № ${index + 1}`
      must(await createNode(tx, act, { kind: 'school', parentId: node, code, name }))
    }
    return node
  })
  const bytes = readFileSync(path)
  const started = performance.now()
  const { id } = await store.write((tx) => stageUpload(tx, { node: town, fileName: 'Ф1.xlsx', bytes, act }))
  const signal = new AbortController().signal
  await readUploadJob(store).run({ upload: id }, { signal, report: () => {} } as never)
  const read = performance.now()
  const imported = must(await store.write((tx) => importUpload(tx, { upload: id, mode: 'stop', act })))
  const done = performance.now()
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1)
  // Before anything else is loaded for the report.
  const peak = Number.parseInt(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0', 10)
  const checked = await store.read((tx) => loadStaged(tx, id))
  console.log(
    `${engine}: ${imported.receipt.works} works, ${checked?.findings.length} findings; read and checked ${seconds(started, read)} s, imported ${seconds(read, done)} s, in all ${seconds(started, done)} s; peak of memory ${Math.round(peak / 1024)} MB`,
  )
}

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

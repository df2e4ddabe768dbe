import { temporaryStore } from '#db/testing'
import { migrations } from '#app'
import { seededRandom } from '#kernel/seeded-random'
import { createNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { markOf } from '#procedures/model'
import { importStaged, listSchoolResults, analyseMarks, undoImport } from '#results'
import type { StagedFile, StagedPart, StagedWork } from '../src/results/staged.ts'

/** Imports synthetic works into both stores and reads the heaviest list: `node bench/import-works.ts [works] [schools]`. */
const [works = 50_000, schools = 100] = process.argv.slice(2).map((text) => Number.parseInt(text, 10))
const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const
const scale = { 3: 8, 4: 14, 5: 20 }
const tasks = Array.from({ length: 20 }, (_, index) => ({
  label: `${index + 1}`,
  max: 1 + (index % 2),
  level: 'basic' as const,
  response: 'short' as const,
}))
const assessments = Math.max(1, Math.round(works / schools / 75))

for (const engine of ['sqlite', 'postgres'] as const) {
  await using store = await temporaryStore(engine, migrations)
  const plant = (kind: 'region' | 'municipality' | 'school', parentId: NodeId | null, code: string, name: string) =>
    store.write(async (tx) => {
      const made = await createNode(tx, act, { kind, parentId, code, name })
      if (!made.ok) throw new Error(JSON.stringify(made.error))
      return made.value
    })
  const region = await plant('region', null, 'reg99', 'Синтетическая область')
  const town = await plant('municipality', region, 'reg99_m001', 'Синтетический округ')
  for (let n = 1; n <= schools; n++) await plant('school', town, login(n), `Синтетическая школа № ${n}`)

  const staged = makeFile()
  const started = performance.now()
  const imported = await store.write((tx) =>
    importStaged(tx, { staged, findings: [], mode: 'stop', node: town, fileSha256: 'bench', act }),
  )
  if (!imported.ok) throw new Error(imported.error.kind)
  report(engine, `${works} works in ${assessments * schools} cells imported`, performance.now() - started)

  const [assessment] = imported.value.receipt.assessments
  const shield = { threshold: 10, open: 'all' } as const
  await time(engine, 'list of 100 schools', 20, () =>
    store.read((tx) => listSchoolResults(tx, { node: town, year: 2025, offset: 0, limit: 100, shield })),
  )
  await time(engine, 'mark statistics by school', 5, () =>
    store.read((tx) => analyseMarks(tx, { assessment: assessment!.id, node: town, by: 'school', shield })),
  )
  const again = performance.now()
  const repeated = await store.write((tx) =>
    importStaged(tx, { staged, findings: [], mode: 'update', node: town, fileSha256: 'bench', act }),
  )
  if (!repeated.ok) throw new Error(repeated.error.kind)
  report(engine, 'the same file again, nothing changed', performance.now() - again)
  await store.write((tx) => undoImport(tx, repeated.value.id, act))
  const undoing = performance.now()
  const undone = await store.write((tx) => undoImport(tx, imported.value.id, act))
  report(engine, undone.ok ? 'undone' : `not undone: ${undone.error.kind}`, performance.now() - undoing)
}
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)

function makeFile(): StagedFile {
  const random = seededRandom('import-works')
  const perGroup = Math.ceil(works / assessments / schools)
  const parts = Array.from({ length: assessments }, (_, index): StagedPart => ({
    assessment: {
      procedure: 'ВПР',
      year: 2025,
      grade: 4 + (index % 5),
      subject: `Предмет ${index}`,
      maxScore: 30,
      tasks,
      scale,
    },
    aggregates: [],
    works: Array.from({ length: perGroup * schools }, (_unused, row): StagedWork => {
      const scores = tasks.map((task) => random.whole(task.max + 1))
      const total = scores.reduce((sum, score) => sum + score, 0)
      const mark = markOf(total, scale)
      const participant = String(1000 + (row % perGroup))
      const classLabel = String(1 + (row % 3))
      return {
        row: row + 9,
        sheet: 'Лист 1',
        school: login(1 + Math.floor(row / perGroup)),
        municipality: 'unknown',
        work: { attendance: 'present', participant, classLabel, variant: '1', scores, total, mark, journalMark: 4 },
      }
    }),
  }))
  const dataRows = parts.reduce((sum, part) => sum + part.works.length, 0)
  return {
    kind: 'individual',
    fileName: 'synthetic.csv',
    parts,
    markers: [],
    schools: new Map(),
    findings: [],
    dataRows,
  }
}

async function time(engine: string, what: string, times: number, act: () => Promise<unknown>): Promise<void> {
  await act()
  const started = performance.now()
  const cpu = process.cpuUsage()
  for (let turn = 0; turn < times; turn++) await act()
  const spent = process.cpuUsage(cpu)
  const own = ((spent.user + spent.system) / 1000 / times).toFixed(1)
  report(engine, `${what} (${own} ms of it this process)`, (performance.now() - started) / times)
}

function report(engine: string, what: string, ms: number): void {
  console.log(`${engine.padEnd(8)} ${what}: ${ms.toFixed(1)} ms`)
}

function login(n: number): string {
  return `edu99${String(n).padStart(4, '0')}`
}

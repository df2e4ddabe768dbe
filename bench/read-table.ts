/**
 * Reads and marks synthetic files of results, each in a process of its own, and prints the time, rows per second and how
 * far memory grew at its peak.
 * Usage: node bench/read-table.ts [rows=50000] [columns=35] [seed=1]
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { seededRandom } from '#kernel/seeded-random'
import { annotateWorkbook, type Cell, columnLetter, type Note, readTable, writeCsv, writeSheets } from '#tabular'

import { joinZip, packPart } from '../src/tabular/xlsx/write-zip.ts'

const [order, ...rest] = process.argv.slice(2)
if (order === 'read' || order === 'annotate') await measure(order, rest[0] ?? '')
else await measureAll(...process.argv.slice(2).map((text) => Number.parseInt(text, 10)))

async function measureAll(rows = 50_000, columns = 35, seed = 1): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'obyektiv-bench-'))
  const files = {
    xlsx: join(folder, 'works.xlsx'),
    csv: join(folder, 'works.csv'),
    million: join(folder, 'million.xlsx'),
  }
  try {
    const table = makeRows(rows, columns, seed)
    await writeFile(files.xlsx, await writeSheets([{ name: 'Протокол', rows: table }]))
    await writeFile(files.csv, writeCsv(table))
    await writeFile(files.million, await millionRows(columns))
    console.log(`${rows} rows × ${columns} columns, seed ${seed}; then 1 000 000 rows, which must be refused`)
    runApart('read', files.xlsx)
    runApart('read', files.csv)
    runApart('annotate', files.xlsx)
    runApart('read', files.million)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function runApart(what: 'read' | 'annotate', file: string): void {
  const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, what, file], { encoding: 'utf8' })
  process.stdout.write(stdout)
  process.stderr.write(stderr)
}

async function measure(what: 'read' | 'annotate', file: string): Promise<void> {
  const bytes = new Uint8Array(await readFile(file))
  const before = peakMemory()
  const started = performance.now()
  const cpuBefore = process.cpuUsage()
  const outcome = what === 'read' ? await read(bytes, file) : await annotate(bytes, file)
  const seconds = (performance.now() - started) / 1000
  const cpu = process.cpuUsage(cpuBefore)
  const busy = (cpu.user + cpu.system) / 1e6
  const grown = (peakMemory() - before) / 2 ** 10
  const size = `${(bytes.length / 2 ** 20).toFixed(1)} MiB`
  console.log(
    `${what} ${file.split('/').at(-1)} (${size}): ${seconds.toFixed(2)} s (processor ${busy.toFixed(2)} s), ${Math.round(outcome.rows / seconds)} rows/s, memory +${grown.toFixed(0)} MiB${outcome.note}`,
  )
}

/** In KiB. From the kernel: `resourceUsage().maxRSS` of a child begins with the peak of its parent. */
function peakMemory(): number {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
  return Number.parseInt(line?.[1] ?? '0', 10)
}

async function read(bytes: Uint8Array, file: string): Promise<{ rows: number; note: string }> {
  const table = await readTable(bytes, file)
  if (!table.ok) return { rows: 0, note: ` · ${table.error.sentence}` }
  return { rows: table.value.sheets[0]?.rows.length ?? 0, note: '' }
}

/** A remark on every tenth row. */
async function annotate(bytes: Uint8Array, file: string): Promise<{ rows: number; note: string }> {
  const table = await readTable(bytes, file)
  const rows = table.ok ? (table.value.sheets[0]?.rows.length ?? 0) : 0
  const notes = Array.from({ length: Math.floor(rows / 10) }, (_, at): Note => {
    const row = at * 10 + 2
    return {
      sheet: 'Протокол',
      row,
      column: columnLetter(at % 20),
      text: `Замечание к строке ${row}.`,
      severity: 'error',
    }
  })
  const copy = await annotateWorkbook(bytes, file, notes)
  return { rows, note: ` · ${notes.length} remarks, copy ${(copy.length / 2 ** 20).toFixed(1)} MiB` }
}

function makeRows(count: number, columns: number, seed: number): Cell[][] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, at) => {
    const row: Cell[] = [
      `edu99${String(at % 300).padStart(4, '0')}`,
      `reg99_m00${at % 9}`,
      '4А',
      `код${at}`,
      random.whole(2) + 1,
    ]
    while (row.length < columns - 1) row.push(random.chance(0.05) ? 'X' : random.whole(4))
    return [...row, 12.5]
  })
}

/** A workbook with a sheet of a gigabyte, made and packed piece by piece. */
async function millionRows(columns: number): Promise<Uint8Array> {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return joinZip([
    await packPart('xl/workbook.xml', [
      `<workbook xmlns:r="${relation}"><sheets><sheet name="Лист" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ]),
    await packPart('xl/_rels/workbook.xml.rels', [
      `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="sheet.xml"/></Relationships>`,
    ]),
    await packPart('xl/sheet.xml', millionRowsXml(columns)),
  ])
}

function* millionRowsXml(columns: number): Generator<string> {
  yield '<worksheet><sheetData>'
  for (let row = 1; row <= 1_000_000; row++) {
    const cells = Array.from(
      { length: columns },
      (_, at) => `<c r="${columnLetter(at)}${row}"><v>${(row * (at + 1)) % 97}</v></c>`,
    )
    yield `<row r="${row}">${cells.join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

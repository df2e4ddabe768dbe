import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { openApp, readProcessConfig } from '#app'
import { dealDataset, type DealtRow, plantSchools, writeDataset } from '../../../test/support/dealt-dataset.ts'
import { valueOf } from '../../organisations/testing.ts'
import { runCommandLine } from '../run-command-line.ts'

const dealt = dealDataset()
const year2025 = dealt.rows.filter(({ assessment }) => assessment.includes('2025'))

let base = ''
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'obyektiv-import-'))
  vi.stubEnv('DATABASE_URL', undefined)
  vi.stubEnv('OBYEKTIV_DATA', join(base, 'data'))
  await using app = await openApp(valueOf(readProcessConfig()))
  await app.store.write((tx) => plantSchools(tx, dealt.rows))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(base, { recursive: true })
})

async function run(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const output = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) }
  const code = await runCommandLine(['results', ...words], output)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function folderOf(name: string, rows: readonly DealtRow[]): Promise<string> {
  const folder = join(base, name)
  await writeDataset(folder, dealt.assessments, { 'works.csv': rows })
  return folder
}

const importsSchema = z.strictObject({
  imports: z.array(
    z.strictObject({
      file: z.string(),
      import: z.string().min(1),
      receipt: z.looseObject({ works: z.int(), absent: z.int(), fresh: z.int(), withErrors: z.int() }),
    }),
  ),
})

const town = ['--node', 'reg99'] as const

it('brings a dataset folder into the store, once, and takes it back whole', async () => {
  const folder = await folderOf('year-2025', year2025)
  const first = await run('import', folder, ...town, '--json', '-')
  expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' })
  const [done] = importsSchema.parse(JSON.parse(first.out)).imports
  expect(done?.receipt).toMatchObject({ fresh: year2025.length, withErrors: 0 })

  expect(await run('undo', done!.import)).toMatchObject({ code: 0, err: '' })
  const twice = await run('undo', done!.import)
  expect(twice).toMatchObject({ code: 2, out: '' })
  expect(twice.err).toMatch(/^[^\n]+$/)
})

it('stops where works are there already and differ, unless told what to do with them', async () => {
  const folder = await folderOf('year-2025', year2025)
  expect(await run('import', folder, ...town)).toMatchObject({ code: 0, err: '' })
  const again = await run('import', folder, ...town)
  expect(again).toMatchObject({ code: 0, err: '' })
  expect(again.out).toContain(`${year2025.length} без изменений`)
  const changed = year2025.map((row, at) =>
    at < 7 ? { ...row, journal_mark: row.journal_mark === '3' ? '4' : '3' } : row,
  )
  const other = await folderOf('changed', changed)
  const stopped = await run('import', other, ...town)
  expect(stopped).toMatchObject({ code: 2, out: '' })
  expect(stopped.err).toMatch(/^[^\n]+$/)
  const updated = await run('import', other, ...town, '--mode', 'update', '--json', '-')
  expect(importsSchema.parse(JSON.parse(updated.out)).imports[0]?.receipt).toMatchObject({ updated: 7, fresh: 0 })
})

it('ends with 1 where rows with errors stayed out, and brings the others', async () => {
  const rows = dealt.rows.filter(({ assessment }) => assessment.includes('2024')).slice(0, 60)
  const wrong = rows.map((row, at) => (at === 0 ? { ...row, journal_mark: '9' } : row))
  const { code, out, err } = await run('import', await folderOf('faulty', wrong), ...town, '--json', '-')
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(importsSchema.parse(JSON.parse(out)).imports[0]?.receipt).toMatchObject({ withErrors: 1, fresh: 59 })
})

it.each<[string, (sound: string) => readonly string[], RegExp]>([
  ['nothing named', () => ['import'], /Назовите файл/],
  ['a file that is not there', () => ['import', '/nowhere.csv', ...town], /не найдено/],
  ['an organisation that the store does not know', (sound) => ['import', sound, '--node', 'reg77'], /reg77/],
  ['several municipalities and none named', (sound) => ['import', sound], /--node/],
  ['schools that the store does not know', (sound) => ['import', sound, ...town], /edu990777/],
  ['an import that never was', () => ['undo', 'nothing'], /Такой загрузки нет/],
])('ends with 2 and one sentence for %s', async (_, words, sentence) => {
  const foreign = year2025.slice(0, 5).map((row) => ({ ...row, school: 'edu990777' }))
  const { code, out, err } = await run(...words(await folderOf('foreign', foreign)))
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(sentence)
  expect(err.split('\n')).toHaveLength(1)
})

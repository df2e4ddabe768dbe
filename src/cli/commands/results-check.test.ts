import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type DealtRow, writeDataset } from '../../../test/support/dealt-dataset.ts'
import { plainAssessment, plainRows } from '../../../test/support/plain-works.ts'
import { runCommandLine } from '../run-command-line.ts'

const answerSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      file: z.string(),
      understood: z.looseObject({
        kind: z.string(),
        title: z.string(),
        dataRows: z.int(),
        parts: z.array(z.unknown()),
      }),
      findings: z.array(
        z.strictObject({
          severity: z.enum(['error', 'warning']),
          rule: z.string(),
          place: z.strictObject({ sheet: z.string(), row: z.int().min(1), column: z.string() }).optional(),
          what: z.string().min(1),
          mend: z.string().min(1),
        }),
      ),
    }),
  ),
})

let base = ''
let made = 0
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'obyektiv-check-'))
  vi.stubEnv('DATABASE_URL', undefined)
})
afterEach(() => vi.stubEnv('OBYEKTIV_DATA', join(base, 'no-store')))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(base, { recursive: true })
})

async function run(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const output = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) }
  const code = await runCommandLine(['results', 'check', ...words], output)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function folderOf(rows: readonly DealtRow[]): Promise<string> {
  vi.stubEnv('OBYEKTIV_DATA', join(base, 'no-store'))
  const folder = join(base, String(made++))
  await writeDataset(folder, [plainAssessment('a4')], { 'works.csv': rows })
  return folder
}

it('ends with 0 for a sound folder, whatever other programs have left in it', async () => {
  const folder = await folderOf(plainRows(20))
  mkdirSync(join(folder, 'old.csv'))
  writeFileSync(join(folder, '._works.csv'), 'PK')
  const { code, out, err } = await run(folder, '--json', '-')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const [file] = answerSchema.parse(JSON.parse(out)).files
  expect(file).toMatchObject({ file: folder, understood: { kind: 'dataset', dataRows: 20 }, findings: [] })
})

it('ends with 1 and names sheet, row and column of everything that is wrong', async () => {
  const rows = plainRows(20)
  const wrong = [
    { ...rows[0]!, mark: '7' },
    { ...rows[1]!, tasks: '9 9 9' },
    { ...rows[2]!, participant: '1004' },
    ...rows.slice(3),
  ]
  const folder = await folderOf(wrong)
  const { code, out } = await run(folder, '--json', '-')
  expect(code).toBe(1)
  const { findings } = answerSchema.parse(JSON.parse(out)).files[0]!
  const places = findings.map(({ place }) => `${place?.sheet} ${place?.column}${place?.row}`)
  expect(places).toEqual(expect.arrayContaining(['works.csv H2', 'works.csv J3', 'works.csv E4']))
  const file = join(base, 'answer.json')
  expect(await run(folder, '--json', file)).toEqual({ code: 1, out: '', err: '' })
  expect(readFileSync(file, 'utf8')).toBe(`${out}\n`)
  const readable = await run(folder)
  expect(readable).toMatchObject({ code: 1, err: '' })
  expect(readable.out).toContain('[works.csv!H2]')
})

it('ends with 1 for works that spec.json does not describe', async () => {
  const { code, out } = await run(await folderOf(plainRows(5, { assessment: 'b5' })))
  expect(code).toBe(1)
  expect(out).toContain('Работы «b5» нет в spec.json')
})

it.each<[string, (sound: string) => readonly string[], RegExp]>([
  ['a file that is not there', () => ['/nowhere/works.csv'], /не найдено/],
  ['one file of two that is not there', (sound) => [sound, '/nowhere/works.csv'], /не найдено/],
  ['a folder without spec.json', () => [base], /spec\.json/],
  ['a file that is no table', () => [import.meta.filename], /не похож|не прочитан|таблиц/],
  ['an answer into no folder', (sound) => [sound, '--json', '/nowhere/a.json'], /нет такой папки/],
  ['an unknown flag', (sound) => [sound, '--strict'], /--strict/],
])('ends with 2 and one sentence for %s', async (_, words, sentence) => {
  const { code, out, err } = await run(...words(await folderOf(plainRows(3))))
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(sentence)
  expect(err.split('\n')).toHaveLength(1)
})

it('ends with 2 where the store that the file is held against is damaged', async () => {
  const folder = await folderOf(plainRows(3))
  const data = join(base, 'damaged')
  mkdirSync(data)
  writeFileSync(join(data, 'obyektiv.sqlite'), 'nothing of a store '.repeat(400))
  vi.stubEnv('OBYEKTIV_DATA', data)
  const { code, out, err } = await run(folder)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^Файл хранилища повреждён[^\n]*$/)
})

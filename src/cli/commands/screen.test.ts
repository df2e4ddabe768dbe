import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TaskSpec } from '#procedures/model'
import { families } from '#screening/model'
import { readTable } from '#tabular'
import {
  dealDataset,
  type DealtRow,
  packAsParquet,
  specificationJson,
  worksCsv,
  writeDataset,
} from '../../../test/support/dealt-dataset.ts'
import { absentRow, plainAssessment, plainRows } from '../../../test/support/plain-works.ts'
import { runCommandLine } from '../run-command-line.ts'

const probability = z.number().min(0).max(1)
const familySchema = z.strictObject({ family: z.enum(families), p: probability, sentence: z.string().min(1) })
const judged = { works: z.int().min(0), q: probability, flagged: z.boolean(), enough_data: z.boolean() }
const schoolSchema = z.strictObject({
  school: z.string(),
  municipality: z.string(),
  ...judged,
  families: z.array(familySchema),
})
const signSchema = z.strictObject({
  family: z.enum(families),
  class: z.string().min(1).nullable(),
  p: probability,
  effect: z.number(),
  unit: z.string().min(1),
  sentence: z.string().min(1),
})
const cellSchema = z.strictObject({
  assessment: z.string(),
  school: z.string(),
  municipality: z.string(),
  ...judged,
  signs: z.array(signSchema),
})
/** The answer of the data contract, with nothing beside it. */
const answerSchema = z.strictObject({
  dataset: z.strictObject({ works: z.int(), schools: z.int(), assessments: z.int() }),
  settings: z.strictObject({ fdr: z.number(), profile: z.string().min(1), seed: z.int() }),
  schools: z.array(schoolSchema),
  cells: z.array(cellSchema),
})

let base = ''
let made = 0
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'obyektiv-screen-'))
})
afterAll(() => rmSync(base, { recursive: true }))

const place = (): string => join(base, String(made++))

async function run(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const output = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) }
  const code = await runCommandLine(['screen', ...words], output)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function folderOf(
  files: Readonly<Record<string, readonly DealtRow[]>>,
  assessments = [plainAssessment('a4')],
): Promise<string> {
  const folder = place()
  await writeDataset(folder, assessments, files)
  return folder
}

/** A folder whose files are written as they are given. */
async function rawFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await folderOf({})
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

async function answerFor(folder: string, ...flags: readonly string[]) {
  const { code, out, err } = await run(folder, '--json', '-', ...flags)
  expect(err).toBe('')
  return { code, ...answerSchema.parse(JSON.parse(out)) }
}

const dealt = dealDataset()

describe('the screening of a dataset folder', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await folderOf({ 'works.csv': dealt.rows }, [...dealt.assessments])
  })

  it('answers by the data contract: every school and every cell once, the quiet ones too', async () => {
    const answer = await answerFor(folder)
    const present = dealt.rows.filter(({ variant }) => variant !== 'absent')
    const schools = [...new Set(dealt.rows.map(({ school }) => school))].toSorted()
    expect(answer.dataset).toEqual({
      works: present.length,
      schools: schools.length,
      assessments: dealt.assessments.length,
    })
    expect(answer.settings).toMatchObject({ fdr: 0.05, seed: 1 })
    expect(answer.schools.map(({ school }) => school)).toEqual(schools)
    const ids = dealt.assessments.map(({ id }) => String(id))
    const cells = schools.flatMap((school) => ids.map((id) => `${school} ${id}`))
    expect(answer.cells.map(({ school, assessment }) => `${school} ${assessment}`)).toEqual(cells)
    for (const { school, works } of answer.schools) {
      expect(works).toBe(present.filter((row) => row.school === school).length)
    }
    for (const { school, assessment, works, municipality } of answer.cells) {
      const own = present.filter((row) => row.school === school && row.assessment === assessment)
      expect(works).toBe(own.length)
      expect(municipality).toBe(dealt.rows.find((row) => row.school === school)!.municipality)
    }
  })

  it.each(['0.05', '0.2', '0.001'])('flags what has q ≤ %s and nothing else', async (fdr) => {
    const answer = await answerFor(folder, '--fdr', fdr)
    expect(answer.settings.fdr).toBe(Number(fdr))
    for (const unit of [...answer.schools, ...answer.cells]) {
      expect(unit.flagged).toBe(unit.q <= answer.settings.fdr)
      if (unit.flagged) expect(unit.enough_data).toBe(true)
      if (!unit.enough_data) expect(unit.q).toBe(1)
    }
    const found = [...answer.schools, ...answer.cells].some(({ flagged }) => flagged)
    expect(answer.code).toBe(found ? 1 : 0)
  })

  it('names a class only where the works have one, and says every sign in Russian', async () => {
    const { cells, schools } = await answerFor(folder)
    const labels = Map.groupBy(dealt.rows, ({ school, assessment }) => `${school} ${assessment}`)
    const signs = cells.flatMap(({ school, assessment, signs: own }) => {
      const known = labels.get(`${school} ${assessment}`)!.map((row) => row.class)
      for (const sign of own) if (sign.class !== null) expect(known).toContain(sign.class)
      return own
    })
    expect(signs.some((sign) => sign.class === null)).toBe(true)
    expect(signs.some((sign) => sign.class !== null)).toBe(true)
    for (const { sentence } of [...signs, ...schools.flatMap((school) => school.families)]) {
      expect(sentence).toMatch(/^[«А-ЯЁ\d].*[.»]$/s)
    }
  })

  it('gives the same bytes again, to a file, and from Parquet', async () => {
    const [first, second] = [await run(folder, '--json', '-'), await run(folder, '--json', '-')]
    expect(second).toEqual(first)
    const file = `${place()}.json`
    expect(await run(folder, '--json', file)).toMatchObject({ code: first.code, out: '', err: '' })
    expect(readFileSync(file, 'utf8')).toBe(`${first.out}\n`)
    const packed = await folderOf({ 'a.csv': dealt.rows.slice(0, 500), 'b.csv': dealt.rows.slice(500) }, [
      ...dealt.assessments,
    ])
    await packAsParquet(packed, ['a.csv', 'b.csv'])
    expect(await run(packed, '--json', '-')).toEqual(first)
    const mixed = await folderOf({ 'a.csv': dealt.rows.slice(0, 500), 'b.csv': dealt.rows.slice(500) }, [
      ...dealt.assessments,
    ])
    await packAsParquet(mixed, ['b.csv'])
    expect(await run(mixed, '--json', '-')).toEqual(first)
  })

  it('prints a table for people that names the schools', async () => {
    const { schools } = await answerFor(folder)
    const { code, out, err } = await run(folder)
    expect({ code, err }).toEqual({ code: 1, err: '' })
    for (const { school } of schools.filter(({ flagged }) => flagged)) expect(out).toContain(school)
    expect(out).toContain('требует уточнения')
  })

  it('writes a workbook with every school and a document that names those to look at', async () => {
    const [json, xlsx, report] = ['json', 'xlsx', 'docx'].map((ending) => `${place()}.${ending}`) as [
      string,
      string,
      string,
    ]
    expect(await run(folder, '--json', json, '--xlsx', xlsx, '--report', report)).toMatchObject({ code: 1, err: '' })
    const { schools, cells } = answerSchema.parse(JSON.parse(readFileSync(json, 'utf8')))
    const table = await readTable(readFileSync(xlsx), 'screen.xlsx')
    if (!table.ok) throw new Error(table.error.sentence)
    const sheets = new Map(table.value.sheets.map(({ name, rows }) => [name, rows.flat().map(String)]))
    for (const { school } of schools) {
      expect(sheets.get('Школы')).toContain(school)
      expect(sheets.get('Признаки школ')).toContain(school)
    }
    for (const { assessment } of cells) expect(sheets.get('Работы')).toContain(assessment)
    const text = Buffer.from(unzipSync(readFileSync(report))['word/document.xml']!).toString()
    for (const { school, flagged } of schools) if (flagged) expect(text).toContain(school)
  })
})

describe('works that are few or odd', () => {
  const manyClasses = Array.from({ length: 1000 }, (_, index) =>
    plainRows(3, { class: String(index + 1) }).map((row, at) => ({ ...row, participant: `${index}-${at}` })),
  ).flat()
  const others = ['edu990002', 'edu990003', 'edu990004'].flatMap((school) => plainRows(40, { school }))

  it.each<[string, readonly DealtRow[], number]>([
    ['one class of three works', plainRows(3), 3],
    ['one work', plainRows(1), 1],
    ['nobody but the absent', plainRows(5).map(absentRow), 0],
    ['an absent class beside others', [...plainRows(5).map(absentRow), ...others], 120],
    ['a school of a thousand classes', [...manyClasses, ...others], 3120],
    ['one school alone', plainRows(400), 400],
    ['no register marks', others.map((row) => ({ ...row, journal_mark: '' })), 120],
    ['no marks', others.map((row) => ({ ...row, mark: '' })), 120],
    ['no task scores', others.map((row) => ({ ...row, tasks: '' })), 120],
    ['no class', others.map((row) => ({ ...row, class: '' })), 120],
    ['no municipality', others.map((row) => ({ ...row, municipality: '' })), 120],
    ['every work the same', others.map((row) => ({ ...row, total: '6', mark: '5', tasks: '1 2 3' })), 120],
    ['every work empty', others.map((row) => ({ ...row, total: '0', mark: '2', tasks: 'X X X' })), 120],
    ['the same codes in every school', others, 120],
  ])('%s', async (_, rows, works) => {
    const answer = await answerFor(await folderOf({ 'works.csv': rows }))
    expect(answer.dataset.works).toBe(works)
    expect(new Set(answer.schools.map(({ school }) => school))).toEqual(new Set(rows.map(({ school }) => school)))
    for (const school of answer.schools) if (school.works < 5) expect(school.enough_data).toBe(false)
    // One table for people, too, whatever the data.
    expect((await run(await folderOf({ 'works.csv': rows }))).err).toBe('')
  })

  it('an assessment without a scale and without kinds of tasks', async () => {
    const tasks = plainAssessment('a4').tasks.map(({ label, max }): TaskSpec => {
      return { label, max, level: 'unknown', response: 'unknown' }
    })
    const bare = plainAssessment('a4', { scale: 'missing', scaleSource: 'none', tasks })
    const answer = await answerFor(await folderOf({ 'works.csv': others }, [bare]))
    expect(answer.cells).toHaveLength(3)
  })

  it('an assessment that no work uses is counted and has no cells', async () => {
    const answer = await answerFor(
      await folderOf({ 'works.csv': others }, [plainAssessment('a4'), plainAssessment('a5', { grade: 5 })]),
    )
    expect(answer.dataset.assessments).toBe(2)
    expect(new Set(answer.cells.map(({ assessment }) => assessment))).toEqual(new Set(['a4']))
  })
})

describe('works files as other programs write them', () => {
  const rows = [...plainRows(30), ...plainRows(20, { school: 'edu990002', class: 'Б' })]
  const text = worksCsv(rows)
  const quotedBy = (delimiter: string) =>
    text
      .trim()
      .split('\n')
      .map((line) =>
        line
          .split(',')
          .map((cell) => `"${cell}"`)
          .join(delimiter),
      )
  const reordered = text
    .trim()
    .split('\n')
    .map((line, index) => [...line.split(','), index === 0 ? 'заметки' : '«да»; нет'].toReversed().join(','))

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a byte order mark', { 'works.csv': `\uFEFF${text}` }],
    ['Windows line ends', { 'works.csv': text.replaceAll('\n', '\r\n') }],
    ['no line end at the end', { 'works.csv': text.trimEnd() }],
    ['empty lines at the end', { 'works.csv': `${text}\n\n` }],
    ['semicolons and quotes', { 'works.csv': quotedBy(';').join('\r\n') }],
    ['tabs', { 'works.csv': text.replaceAll(',', '\t') }],
    ['quotes', { 'works.csv': `${quotedBy(',').join('\n')}\n` }],
    ['columns in another order and one more', { 'works.csv': reordered.join('\n') }],
    ['rows in another order', { 'works.csv': worksCsv(rows.toReversed()) }],
    ['several files', { 'a.csv': worksCsv(rows.slice(0, 7)), 'B [2].CSV': worksCsv(rows.slice(7)) }],
    ['Cyrillic Х for what was not attempted', { 'works.csv': withX('Х') }],
    ['small x for what was not attempted', { 'works.csv': withX('x') }],
  ])('%s', async (_, files) => {
    const wanted = await answerFor(
      await rawFolder({ 'works.csv': files['works.csv']?.match(/[xХ]/u) ? withX('X') : text }),
    )
    expect(await answerFor(await rawFolder(files))).toEqual(wanted)
  })

  function withX(sign: string): string {
    return worksCsv(rows.map((row) => ({ ...row, tasks: row.tasks.replaceAll('0', sign) })))
  }
})

describe('what cannot be screened', () => {
  const good = plainRows(3)
  const text = worksCsv(good)
  const spec = specificationJson([plainAssessment('a4')])

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['an assessment that spec.json does not have', { 'w.csv': text.replaceAll('a4,', 'b5,') }, /«b5».*spec\.json/],
    ['a participant twice in one school', { 'w.csv': worksCsv([...good, good[0]!]) }, /Участник 1001.*дважды/],
    ['a participant twice in two files', { 'v.csv': text, 'w.csv': text }, /Участник 1001.*дважды/],
    ['a participant twice in two classes', { 'w.csv': worksCsv([...good, { ...good[0]!, class: '2' }]) }, /дважды/],
    ['a spec.json that is no JSON', { 'spec.json': '{', 'w.csv': text }, /spec\.json не разбирается/],
    ['a spec.json of another shape', { 'spec.json': '{"assessments":{}}', 'w.csv': text }, /spec\.json/],
    ['no works', {}, /нет файлов с работами/],
    ['a header alone', { 'w.csv': worksCsv([]) }, /нет ни одной работы/],
    ['a missing column', { 'w.csv': text.replaceAll(',tasks', ',zadania') }, /столбца «tasks»/],
    ['a mark of 6', { 'w.csv': worksCsv(good.map((row) => ({ ...row, mark: '6' }))) }, /«mark»/],
    ['a total that is no number', { 'w.csv': worksCsv(good.map((row) => ({ ...row, total: 'много' }))) }, /«total»/],
    ['a total above the maximum', { 'w.csv': worksCsv(good.map((row) => ({ ...row, total: '60' }))) }, /наибольшего/],
    ['too few task scores', { 'w.csv': worksCsv(good.map((row) => ({ ...row, tasks: '0' }))) }, /число баллов/],
    ['a broken quote', { 'w.csv': text.replace('edu990001', '"edu') }, /не разбирается|кавычки/],
    ['Parquet that is none', { 'w.parquet': 'PAR1' }, /Parquet/],
  ])('%s is one sentence', async (_, files, sentence) => {
    await refused([await rawFolder({ 'spec.json': spec, ...files })], sentence)
  })

  it.each<[string, (folder: string) => readonly string[], RegExp]>([
    ['nothing named', () => [], /Назовите папку/],
    ['a folder that is not there', () => ['/nowhere/at-all'], /не найдено/],
    ['two folders', (folder) => [folder, folder], /одна/],
    ['an unknown flag', (folder) => [folder, '--fast'], /Неизвестный ключ --fast/],
    ['a flag without its value', (folder) => [folder, '--json'], /--json нужно значение/],
    ['an fdr of 0', (folder) => [folder, '--fdr', '0'], /--fdr/],
    ['an fdr of 1', (folder) => [folder, '--fdr', '1'], /--fdr/],
    ['a seed that is no number', (folder) => [folder, '--seed', 'семь'], /--seed/],
    ['an answer into no folder', (folder) => [folder, '--json', '/nowhere/a.json'], /нет такой папки/],
    ['a workbook into a folder', (folder) => [folder, '--xlsx', folder], /это папка/],
    ['a report without a name', (folder) => [folder, '--report', ''], /пусто/],
  ])('%s is one sentence', async (_, words, sentence) => {
    await refused(words(await rawFolder({ 'works.csv': text })), sentence)
  })

  async function refused(words: readonly string[], sentence: RegExp): Promise<void> {
    const { code, out, err } = await run(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
    expect(err).toMatch(/^[^\n]+[.…]$/)
  }
})
